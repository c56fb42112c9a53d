namespace CtiMiddleware.Client;

/// <summary>Recording of a connection began, or went on (voice unit event, 26.2).</summary>
public sealed record Record : CallEvent
{
    /// <summary>Where the recording lies, in the switch's own terms; null when not told.</summary>
    public string? Message { get; init; }

    /// <summary>How much was recorded before it was suspended; null when it begins.</summary>
    public TimeSpan? Position { get; init; }
}
