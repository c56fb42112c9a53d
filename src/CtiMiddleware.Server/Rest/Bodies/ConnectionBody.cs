namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>A command on one connection that needs nothing else.</summary>
public record ConnectionBody
{
    /// <summary>Refuse with 412 when the connection's <c>rev</c> is no longer this.</summary>
    public long? IfRev { get; init; }
}
