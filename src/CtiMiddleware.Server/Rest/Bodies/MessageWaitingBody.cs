namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Message waiting of a device, asked or set.</summary>
public sealed record MessageWaitingBody
{
    /// <summary>Whether messages wait; null in an answer when the switch never told.</summary>
    public required bool? On { get; init; }
}
