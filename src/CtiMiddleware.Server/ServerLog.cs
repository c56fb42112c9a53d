namespace CtiMiddleware.Server;

/// <summary>The service's log lines: event ids 1000–1099, never reused.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(1000, LogLevel.Information, "Listening on {Address}, {Switches} switches, {Keys} API keys")]
    public static partial void Listening(ILogger logger, string address, int switches, int keys);

    [LoggerMessage(1001, LogLevel.Error, "{Method} {Path} failed, trace {TraceId}")]
    public static partial void RequestFailed(ILogger logger, string method, string path, string traceId, Exception exception);

    [LoggerMessage(
        1010,
        LogLevel.Information,
        "Audit: key {Key} from {Address} gave {Service} on {Target}: status {Status}, outcome {Outcome}, operation {Operation}, trace {TraceId}"
    )]
    public static partial void Audit(
        ILogger logger,
        string key,
        string address,
        string service,
        string target,
        int status,
        string outcome,
        string operation,
        string traceId
    );

    [LoggerMessage(1011, LogLevel.Warning, "Refused {Method} {Path} from {Address}: {Code}")]
    public static partial void Refused(ILogger logger, string method, string path, string address, string code);

    [LoggerMessage(1020, LogLevel.Information, "Stream {Stream} of key {Key} from {Address} opened")]
    public static partial void StreamOpened(ILogger logger, long stream, string key, string address);

    [LoggerMessage(1021, LogLevel.Information, "Stream {Stream} closed: {Reason}, {Events} events, {Resyncs} resyncs, {Bytes} bytes")]
    public static partial void StreamClosed(ILogger logger, long stream, string reason, long events, long resyncs, long bytes);

    [LoggerMessage(1022, LogLevel.Error, "Stream {Stream} failed")]
    public static partial void StreamFailed(ILogger logger, long stream, Exception exception);

    [LoggerMessage(1030, LogLevel.Warning, "The idempotency store is full; {Evicted} keys were forgotten before their 24 hours")]
    public static partial void IdempotencyFull(ILogger logger, long evicted);

    [LoggerMessage(1040, LogLevel.Information, "{Count} call detail records older than {Days} days were removed from the journal")]
    public static partial void CallDetailsPurged(ILogger logger, long count, double days);

    [LoggerMessage(1041, LogLevel.Warning, "Old call detail records were not removed: {Reason}; tried again tomorrow")]
    public static partial void CallDetailsNotPurged(ILogger logger, string reason);
}
