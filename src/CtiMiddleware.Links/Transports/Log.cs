using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports;

internal static partial class Log
{
    [LoggerMessage(1200, LogLevel.Debug, "{Address}: {Step}: {Sentence}")]
    public static partial void Step(ILogger logger, string address, string step, string sentence);

    [LoggerMessage(1201, LogLevel.Debug, "{Address}: closed: {Reason}")]
    public static partial void Closed(ILogger logger, string address, string reason);

    [LoggerMessage(1202, LogLevel.Warning, "{Address}: the receive buffer is full ({Bytes} bytes wait); reading pauses")]
    public static partial void Full(ILogger logger, string address, long bytes);

    [LoggerMessage(1220, LogLevel.Warning, "{Address}: the connection of {Peer} is refused: {Count} are open already")]
    public static partial void Refused(ILogger logger, string address, string peer, int count);

    [LoggerMessage(1221, LogLevel.Warning, "{Address}: {Peer} does not read: {Bytes} bytes wait; its connection ends")]
    public static partial void SlowPeer(ILogger logger, string address, string peer, int bytes);

    [LoggerMessage(1222, LogLevel.Warning, "{Address}: a connection cannot be accepted: {Reason}")]
    public static partial void AcceptFailed(ILogger logger, string address, string reason);

    [LoggerMessage(1223, LogLevel.Warning, "{Address}: used although it is not as asked: {Difference}")]
    public static partial void Different(ILogger logger, string address, string difference);
}
