using System.Globalization;
using System.Threading.Channels;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime;
using CtiMiddleware.Server.Rest;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Streaming;

/// <summary>The twin of the WebSocket at <c>/api/v1/events/stream</c>: one subscription, given by the query, as Server-Sent Events.</summary>
public sealed class SseDoor(
    ICtiRuntime runtime,
    ApiKeyRing keys,
    StreamRegistry registry,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<SseDoor> logger
)
{
    /// <summary>Handles a request until the stream ends.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        ListQuery.CheckKnown(http.Request.Query, "filter", "from", "lastSeq");
        var filter = StreamFilters.ParseQuery(http.Request.Query["filter"]);
        var (from, lastSeq) = Position(http.Request);
        if (!registry.TryEnter(out var number))
            throw new ProblemException(ProblemCodes.TooManyStreams);
        var key = Caller.Of(http).Key;
        var said = Channel.CreateBounded<StreamCommand>(1);
        said.Writer.TryWrite(new StreamCommand.Subscribe(1, filter, from, lastSeq));
        var response = http.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // Proxies that buffer would hold events back.
        response.Headers["X-Accel-Buffering"] = "no";
        var transport = new SseTransport(response.BodyWriter);
        using var pump = new StreamPump(runtime, key, keys, transport, said, registry, time);
        registry.Add(number, pump);
        ServerLog.StreamOpened(logger, number, key.Id, http.Connection.RemoteIpAddress?.ToString() ?? "-");
        var close = StreamClose.ByClient;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await response.StartAsync(stop.Token);
            await pump.GreetAsync(stop.Token);
            close = await pump.RunAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            close = lifetime.ApplicationStopping.IsCancellationRequested ? StreamClose.Draining : StreamClose.ByClient;
        }
#pragma warning disable CA1031 // the answer has begun: the edge can only end the stream and log why
        catch (Exception exception) when (response.HasStarted)
#pragma warning restore CA1031
        {
            ServerLog.StreamFailed(logger, number, exception);
            close = StreamClose.Internal;
        }
        finally
        {
            ServerLog.StreamClosed(logger, number, close.Reason, pump.Events, pump.Resyncs, pump.Bytes);
            registry.Leave(number);
        }
        if (close != StreamClose.ByClient && !http.RequestAborted.IsCancellationRequested)
        {
            var last = new System.Buffers.ArrayBufferWriter<byte>();
            StreamMessages.Close(last, close);
            await transport.SendAsync(last.WrittenMemory, null, http.RequestAborted);
            await transport.FlushAsync(http.RequestAborted);
        }
    }

    // Last-Event-ID is "cursor:seq" as this door gave it; the query serves clients that set no header.
    private static (Cursor? From, long LastSeq) Position(HttpRequest request)
    {
        string? text = request.Headers["Last-Event-ID"];
        var field = "Last-Event-ID";
        if (string.IsNullOrEmpty(text))
        {
            field = "from";
            text = request.Query["from"];
            if (string.IsNullOrEmpty(text))
                return (null, 0);
            if (request.Query.TryGetValue("lastSeq", out var seq))
                text = $"{text}:{seq}";
        }
        var colon = text.LastIndexOf(':');
        var lastSeq = 0L;
        var good =
            Cursor.TryParse(colon < 0 ? text : text[..colon], out var cursor)
            && (colon < 0 || long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out lastSeq));
        return good
            ? (cursor, lastSeq)
            : throw ProblemException.At(ProblemCodes.InvalidValue, field, "It must be an id that this stream gave, or a cursor.");
    }
}
