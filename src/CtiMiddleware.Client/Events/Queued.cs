namespace CtiMiddleware.Client;

/// <summary>A call waits at a device, an ACD group or a park slot: its connection is <c>queued</c> (17.2.15).</summary>
public sealed record Queued : CallEvent
{
    /// <summary>Number of calls in the queue, this one included; null when not told.</summary>
    public int? NumberQueued { get; init; }

    /// <summary>Number of calls in front of this one; null when not told.</summary>
    public int? CallsInFront { get; init; }
}
