using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.GsmModem;

/// <summary>What this adapter logs: ids 2600 to 2699.</summary>
internal static partial class Log
{
    [LoggerMessage(2600, LogLevel.Information, "Link {Link}: the modem refuses {Command}: {Lost}")]
    public static partial void Refused(ILogger logger, LinkId link, string command, string lost);

    [LoggerMessage(2601, LogLevel.Warning, "Link {Link}: the modem did not answer {Command} within {Timeout}; it is woken")]
    public static partial void NotAnswered(ILogger logger, LinkId link, string command, TimeSpan timeout);

    [LoggerMessage(2602, LogLevel.Information, "Link {Link}: the modem answers again")]
    public static partial void AnswersAgain(ILogger logger, LinkId link);
}
