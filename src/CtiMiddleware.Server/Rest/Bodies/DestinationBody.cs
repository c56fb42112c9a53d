namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>A command that sends a connection somewhere or brings somebody in.</summary>
public sealed record DestinationBody : ConnectionBody
{
    /// <summary>What to dial: a number as on the switch's own telephones, or a device of the same switch (<c>hq:2002</c>).</summary>
    public required string To { get; init; }
}
