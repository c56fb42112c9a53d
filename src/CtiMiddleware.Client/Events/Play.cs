namespace CtiMiddleware.Client;

/// <summary>A message is being said, or goes on after it was suspended (voice unit event, 26.2).</summary>
public sealed record Play : CallEvent
{
    /// <summary>The message's name.</summary>
    public string Message { get; init; } = "";

    /// <summary>How long it is; null when not told.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>How much of all messages together was said before.</summary>
    public TimeSpan? Position { get; init; }
}
