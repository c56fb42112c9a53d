namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Directed Pickup Call.</summary>
public sealed record PickUpBody : ConnectionBody
{
    /// <summary>The alerting, queued or parked connection to take over.</summary>
    public required string Connection { get; init; }
}
