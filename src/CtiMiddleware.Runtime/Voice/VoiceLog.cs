using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Voice;

internal static partial class VoiceLog
{
    [LoggerMessage(1150, LogLevel.Error, "Link {Link}: recording {Name} ended because it could not go on: {Reason}")]
    public static partial void RecordingFailed(ILogger logger, string link, string name, string reason);

    [LoggerMessage(1151, LogLevel.Error, "Recording {Name} could not be kept: {Reason}")]
    public static partial void RecordingNotKept(ILogger logger, Exception failure, string name, string reason);

    [LoggerMessage(1152, LogLevel.Warning, "Recording {Name} was not ended when the process was; {Samples} samples of it were kept")]
    public static partial void RecordingRepaired(ILogger logger, string name, long samples);

    [LoggerMessage(1153, LogLevel.Warning, "Unfinished file {File} of the messages is no recording that can be kept: {Reason}")]
    public static partial void DraftDropped(ILogger logger, string file, string reason);
}
