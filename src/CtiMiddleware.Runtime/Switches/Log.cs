using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Switches;

internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Information, "Link {Link} is {State}: {Reason}")]
    public static partial void LinkState(ILogger logger, string link, string state, string reason);

    [LoggerMessage(1107, LogLevel.Debug, "Link {Link} is {State}: {Reason}")]
    public static partial void LinkStep(ILogger logger, string link, string state, string reason);

    [LoggerMessage(1101, LogLevel.Error, "Link {Link}: the adapter failed in {Call}; the link is dropped")]
    public static partial void AdapterFailed(ILogger logger, Exception failure, string link, string call);

    [LoggerMessage(1102, LogLevel.Warning, "Link {Link}: the switch broke the protocol ({Error}); the link is dropped: {Reason}")]
    public static partial void ProtocolBroken(ILogger logger, string link, string error, string reason);

    [LoggerMessage(1103, LogLevel.Warning, "Link {Link}: {Kind}: {Detail}")]
    public static partial void Anomaly(ILogger logger, string link, string kind, string detail);

    [LoggerMessage(1104, LogLevel.Debug, "Link {Link}: {Input} means nothing while it is {State}")]
    public static partial void UnexpectedInput(ILogger logger, string link, string input, string state);

    [LoggerMessage(1105, LogLevel.Error, "Switch {Switch}: a turn of the loop failed; the loop goes on")]
    public static partial void TurnFailed(ILogger logger, Exception failure, string @switch);

    [LoggerMessage(1106, LogLevel.Information, "Switch {Switch}: reconciled in {Milliseconds} ms")]
    public static partial void Reconciled(ILogger logger, string @switch, long milliseconds);

    [LoggerMessage(1109, LogLevel.Warning, "Link {Link}: the switch counts its calls anew: {Evidence}")]
    public static partial void SwitchRestarted(ILogger logger, string link, string evidence);

    [LoggerMessage(1110, LogLevel.Warning, "Device {Device}: the switch refused to report its calls: {Reason}; it is asked again")]
    public static partial void MonitorRefused(ILogger logger, string device, string reason);

    [LoggerMessage(1111, LogLevel.Warning, "Device {Device}: its calls are no longer reported: {Reason}; it is asked again")]
    public static partial void MonitorLost(ILogger logger, string device, string reason);

    [LoggerMessage(1112, LogLevel.Warning, "Device {Device}: the switch did not end its monitor: {Reason}")]
    public static partial void MonitorNotStopped(ILogger logger, string device, string reason);

    [LoggerMessage(1108, LogLevel.Warning, "Link {Link}: the capture ended at its bound of {Bytes} bytes; the link goes on without it")]
    public static partial void CaptureEnded(ILogger logger, string link, long bytes);
}
