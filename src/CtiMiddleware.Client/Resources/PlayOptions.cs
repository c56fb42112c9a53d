namespace CtiMiddleware.Client;

/// <summary>How a message is played.</summary>
public sealed record PlayOptions
{
    /// <summary>Digits of which one ends it, of 0–9, <c>*</c>, <c>#</c>, A–D, or <c>any</c>; null for none.</summary>
    public string? StopDigits { get; init; }

    /// <summary>The longest it may last; null for as long as the messages are.</summary>
    public TimeSpan? MaxDuration { get; init; }
}
