using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.CiscoGed188;

/// <summary>Log lines of the adapter: 2100 to 2199. Loss and return of a link are the runtime's to log.</summary>
internal static partial class Log
{
    [LoggerMessage(
        2100,
        LogLevel.Information,
        "The CTI Server does not speak the version asked for; protocol version {Version} is offered"
    )]
    public static partial void VersionLowered(ILogger logger, int version);
}
