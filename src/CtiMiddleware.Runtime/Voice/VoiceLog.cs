using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Voice;

internal static partial class VoiceLog
{
    [LoggerMessage(1150, LogLevel.Error, "Link {Link}: recording {Name} ended because it could not go on: {Reason}")]
    public static partial void RecordingFailed(ILogger logger, string link, string name, string reason);

    [LoggerMessage(1151, LogLevel.Error, "Recording {Name} could not be kept: {Reason}")]
    public static partial void RecordingNotKept(ILogger logger, Exception failure, string name, string reason);
}
