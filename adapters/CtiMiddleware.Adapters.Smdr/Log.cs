using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.Smdr;

/// <summary>What this adapter logs: ids 2400 to 2499.</summary>
internal static partial class Log
{
    [LoggerMessage(2400, LogLevel.Information, "Link {Link}: records are of {Date} from here on")]
    public static partial void DateTold(ILogger logger, LinkId link, string date);

    [LoggerMessage(2401, LogLevel.Information, "Link {Link}: {Peer} connected as {Connection}")]
    public static partial void PeerConnected(ILogger logger, LinkId link, string peer, uint connection);

    [LoggerMessage(2402, LogLevel.Information, "Link {Link}: connection {Connection} ended: {Reason}")]
    public static partial void PeerLeft(ILogger logger, LinkId link, uint connection, string reason);
}
