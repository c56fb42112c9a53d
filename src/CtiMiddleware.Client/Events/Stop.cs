namespace CtiMiddleware.Client;

/// <summary>Playing or recording on a connection ended (voice unit event, 26.2).</summary>
public sealed record Stop : CallEvent
{
    /// <summary>The message that was said last, or where the recording lies; null when not told.</summary>
    public string? Message { get; init; }

    /// <summary>What ended: <c>play</c> or <c>record</c>; null when the switch tells of recordings only.</summary>
    public string? Activity { get; init; }

    /// <summary>Why: <c>endOfMessage</c>, <c>digit</c>, <c>stopped</c>, <c>hangUp</c>, <c>silence</c>, <c>maxDuration</c>, <c>failed</c>; null when not told.</summary>
    public string? Reason { get; init; }

    /// <summary>How far it came: of all messages together, or the recording's length; null when not told.</summary>
    public TimeSpan? Position { get; init; }

    /// <summary>The digit that ended it; null when none did.</summary>
    public string? Digit { get; init; }

    /// <summary>What went wrong, in words; null when nothing did.</summary>
    public string? Text { get; init; }
}
