using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>What this adapter logs: ids 2500 to 2599.</summary>
internal static partial class Log
{
    [LoggerMessage(2500, LogLevel.Information, "Link {Link}: the modem {Model} is set up by profile {Profile}, voice format {Format}")]
    public static partial void Ready(ILogger logger, LinkId link, string model, string profile, string format);

    [LoggerMessage(2501, LogLevel.Warning, "Link {Link}: the modem refuses {Commands}, which profile {Profile} sets up")]
    public static partial void Refused(ILogger logger, LinkId link, string commands, string profile);

    [LoggerMessage(2502, LogLevel.Warning, "Link {Link}: {What}; the modem is being reset. Last dialogue: {Dialogue}")]
    public static partial void Unresponsive(ILogger logger, LinkId link, string what, string dialogue);
}
