namespace CtiMiddleware.Client;

/// <summary>Recording was suspended (voice unit event, 26.2).</summary>
public sealed record SuspendRecord : CallEvent
{
    /// <summary>Where the recording lies; null when not told.</summary>
    public string? Message { get; init; }

    /// <summary>How much was recorded.</summary>
    public TimeSpan? Position { get; init; }
}
