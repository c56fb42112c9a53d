namespace CtiMiddleware.Client;

/// <summary>Playing was suspended (voice unit event, 26.2).</summary>
public sealed record SuspendPlay : CallEvent
{
    /// <summary>The message's name; null when not told.</summary>
    public string? Message { get; init; }

    /// <summary>How much of all messages together was said.</summary>
    public TimeSpan? Position { get; init; }
}
