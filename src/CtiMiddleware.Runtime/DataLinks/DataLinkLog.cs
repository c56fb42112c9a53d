using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.DataLinks;

internal static partial class DataLinkLog
{
    [LoggerMessage(1170, LogLevel.Error, "Link {Link}: call detail record {Record} is not in the journal: {Reason}")]
    public static partial void NotJournalled(ILogger logger, string link, string record, string reason);
}
