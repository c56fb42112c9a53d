using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>What this adapter logs: ids 2200 to 2299.</summary>
internal static partial class Log
{
    [LoggerMessage(2200, LogLevel.Warning, "Link {Link}: events {First} to {Last} are missing; the switch is asked for its calls anew")]
    public static partial void EventsMissing(ILogger logger, LinkId link, long first, long last);
}
