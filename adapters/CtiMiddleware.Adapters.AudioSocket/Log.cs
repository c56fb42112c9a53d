using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.AudioSocket;

/// <summary>What this adapter logs: ids 2800 to 2899.</summary>
internal static partial class Log
{
    [LoggerMessage(2800, LogLevel.Warning, "Link {Link}: connection {Connection} is ended: {Reason}")]
    public static partial void ConnectionEnded(ILogger logger, LinkId link, uint connection, string reason);
}
