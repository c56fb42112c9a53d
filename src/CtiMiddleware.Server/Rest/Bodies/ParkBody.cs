namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Park Call.</summary>
public sealed record ParkBody : ConnectionBody
{
    /// <summary>The place; left out, the switch chooses.</summary>
    public string? To { get; init; }
}
