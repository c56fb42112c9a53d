namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Stop: end playing and recording on a connection.</summary>
public sealed record StopBody : ConnectionBody
{
    /// <summary>The one message or recording to end; left out, all.</summary>
    public string? Message { get; init; }
}
