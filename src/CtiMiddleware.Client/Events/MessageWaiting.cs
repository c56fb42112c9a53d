namespace CtiMiddleware.Client;

/// <summary>The message waiting indication of the device changed (21.2).</summary>
public sealed record MessageWaiting : DeviceEvent
{
    /// <summary>Whether messages wait.</summary>
    public bool On { get; init; }

    /// <summary>Number of new messages; null when not told.</summary>
    public int? NewMessages { get; init; }
}
