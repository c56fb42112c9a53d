using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>What the D-Bus transport logs: ids 1240 to 1259.</summary>
internal static partial class Log
{
    [LoggerMessage(1240, LogLevel.Debug, "{Address}: {Step}: {Sentence}")]
    public static partial void Step(ILogger logger, string address, string step, string sentence);

    [LoggerMessage(1241, LogLevel.Debug, "{Address}: closed: {Reason}")]
    public static partial void Closed(ILogger logger, string address, string reason);

    [LoggerMessage(1242, LogLevel.Debug, "{Address}: a message was not passed on: {Reason}")]
    public static partial void Dropped(ILogger logger, string address, string reason);
}
