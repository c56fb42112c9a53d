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
}
