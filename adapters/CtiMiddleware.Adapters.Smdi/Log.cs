using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>What this adapter logs: ids 2300 to 2399.</summary>
internal static partial class Log
{
    [LoggerMessage(2300, LogLevel.Information, "Link {Link}: the eighth bit of its characters holds {Parity}")]
    public static partial void ParityFound(ILogger logger, LinkId link, string parity);
}
