namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>A command on the active and the held connection of one device.</summary>
public sealed record HeldBody : ConnectionBody
{
    /// <summary>The other connection of the device; may be left out when there is exactly one.</summary>
    public string? Held { get; init; }
}
