namespace CtiMiddleware.Client;

/// <summary>A collection of digits ended (25.1).</summary>
public sealed record DataCollected : CallEvent
{
    /// <summary>The digits, without the one that ended it; may be empty.</summary>
    public string Digits { get; init; } = "";

    /// <summary>Why it ended: <c>flushCharReceived</c>, <c>charCountReceived</c>, <c>timeout</c>, <c>sfTerminated</c>, <c>hangUp</c>.</summary>
    public string? EndCause { get; init; }

    /// <summary>The digit that ended it; null when none did.</summary>
    public string? FlushDigit { get; init; }
}
