namespace CtiMiddleware.Client;

/// <summary>
/// What a stream yields. Two families: <see cref="LogEvent"/>, an event of the server's log, and <see cref="StreamEvent"/>, news of the stream
/// itself. The hierarchy is closed; what a newer server sends arrives as <see cref="UnknownEvent"/> or <see cref="StreamNotice"/>, never as an exception.
/// </summary>
public abstract record CtiEvent
{
    private protected CtiEvent() { }

    /// <summary>
    /// The position of the stream after this event, opaque: give it as <c>from</c> to go on behind it. Null for news that move no position.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>The number inside the subscription, contiguous; null for news that the server did not number.</summary>
    public long? Seq { get; init; }
}
