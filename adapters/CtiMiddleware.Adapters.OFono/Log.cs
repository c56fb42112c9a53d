using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>What this adapter logs: ids 2700 to 2799.</summary>
internal static partial class Log
{
    [LoggerMessage(2700, LogLevel.Information, "Link {Link}: modem {Modem}: {Condition}")]
    public static partial void Condition(ILogger logger, LinkId link, string modem, string condition);

    [LoggerMessage(2701, LogLevel.Warning, "Link {Link}: modem {Modem} could not be switched on: {Reason}")]
    public static partial void NotSwitchedOn(ILogger logger, LinkId link, string modem, string reason);
}
