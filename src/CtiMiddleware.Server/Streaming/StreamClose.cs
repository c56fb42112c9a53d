namespace CtiMiddleware.Server.Streaming;

/// <summary>Why a stream ends, by its close code.</summary>
/// <param name="Code">The WebSocket close code.</param>
/// <param name="Reason">In words, at most 120 bytes.</param>
public sealed record StreamClose(int Code, string Reason)
{
    /// <summary>The client closed it.</summary>
    public static readonly StreamClose ByClient = new(1000, "closed by the client");

    /// <summary>The server stops: open another one at once.</summary>
    public static readonly StreamClose Draining = new(4010, "draining: the server is stopping, reconnect");

    /// <summary>Our fault: reconnect with back-off.</summary>
    public static readonly StreamClose Internal = new(1011, "internal error, reconnect with back-off");

    /// <summary>Every stream's place is taken.</summary>
    public static readonly StreamClose TooMany = new(1013, "rate.streams: too many open streams, reconnect with back-off");

    /// <summary>No valid key in time.</summary>
    public static StreamClose Unauthenticated(string reason) => new(4001, reason);

    /// <summary>The key may not read.</summary>
    public static StreamClose Forbidden(string reason) => new(4003, reason);

    /// <summary>The client speaks another version.</summary>
    public static readonly StreamClose Protocol = new(4004, "this server speaks the subprotocol cti.v1");

    /// <summary>The client cannot keep up.</summary>
    public static StreamClose TooSlow(long bytesPerSecond) =>
        new(4008, $"too slow: this subscription needs {bytesPerSecond} bytes/s; narrow the filter");
}
