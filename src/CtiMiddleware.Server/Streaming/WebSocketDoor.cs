using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using CtiMiddleware.Runtime;
using CtiMiddleware.Server.Rest;
using CtiMiddleware.Server.Security;
using Microsoft.AspNetCore.Http.Features;

namespace CtiMiddleware.Server.Streaming;

/// <summary>The WebSocket at <c>/api/v1/stream</c>.</summary>
public sealed class WebSocketDoor(
    ICtiRuntime runtime,
    ApiKeyRing keys,
    StreamRegistry registry,
    ServerIdentity identity,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<WebSocketDoor> logger
)
{
    /// <summary>The subprotocol.</summary>
    public const string Subprotocol = "cti.v1";

    /// <summary>How long a client may take to say who it is.</summary>
    public static readonly TimeSpan AuthenticateWithin = TimeSpan.FromSeconds(5);

    /// <summary>Sockets that may be open at once without having said who they are.</summary>
    public const int MaxWaiting = 64;

    /// <summary>Those of one remote address.</summary>
    public const int MaxWaitingPerAddress = 8;

    // Of real time, whatever the clock of the service is: the far end of a socket knows no other.
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    private readonly UnauthenticatedSockets _waiting = new(MaxWaiting, MaxWaitingPerAddress);

    /// <summary>Handles a request until the stream ends.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            throw new ProblemException(ProblemCodes.NotAWebSocket);
        // A stream's place is for who has a key; who brings none yet has a few seconds in a place of the other kind.
        using var place = new StreamPlace(registry, _waiting, http.Connection.RemoteIpAddress?.ToString() ?? "-");
        if (http.Features.Get<Caller>() is null ? !place.TryWait() : !place.TryEnter())
            throw new ProblemException(ProblemCodes.TooManyStreams);
        var offered = http.WebSockets.WebSocketRequestedProtocols;
        var accepted = offered.Contains(Subprotocol, StringComparer.Ordinal);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext
            {
                // Browsers see a close code only on an open socket, so a wrong version is told after opening.
                SubProtocol =
                    accepted ? Subprotocol
                    : offered.Count > 0 ? offered[0]
                    : null,
                KeepAliveInterval = TimeSpan.FromSeconds(20),
                KeepAliveTimeout = TimeSpan.FromSeconds(60),
            }
        );
        await ServeAsync(http, socket, place, accepted);
    }

    private async Task ServeAsync(HttpContext http, WebSocket socket, StreamPlace place, bool accepted)
    {
        var said = Channel.CreateBounded<StreamCommand>(new BoundedChannelOptions(32) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var stopReading = new CancellationTokenSource();
        var reading = accepted ? ReadAsync(socket, said.Writer, stopReading.Token) : Task.CompletedTask;
        var close = StreamClose.Protocol;
        if (accepted)
            close = await GuardAsync(place, () => RunAsync(http, socket, place, said.Reader, stop.Token));
        await CloseAsync(socket, close);
        // The client's own close frame is awaited for a while, then the socket is dropped.
        if (await Task.WhenAny(reading, Task.Delay(CloseWithin, TimeProvider.System, CancellationToken.None)) != reading)
            await stopReading.CancelAsync();
        await reading;
    }

    private async Task<StreamClose> RunAsync(
        HttpContext http,
        WebSocket socket,
        StreamPlace place,
        ChannelReader<StreamCommand> said,
        CancellationToken cancellationToken
    )
    {
        var transport = new WebSocketTransport(socket, (http.Features.Get<IHttpUpgradeFeature>() as CoalescingUpgrade)?.Stream);
        var hello = new ArrayBufferWriter<byte>();
        StreamMessages.Hello(hello, identity.Version, runtime.Log);
        await transport.SendAsync(hello.WrittenMemory, null, cancellationToken);
        await transport.FlushAsync(cancellationToken);

        var key = http.Features.Get<Caller>()?.Key;
        if (key is null)
        {
            var (found, refusal) = await AuthenticateAsync(said, cancellationToken);
            if (found is null)
                return refusal!;
            if (!place.TryEnter())
                return StreamClose.TooMany;
            key = found;
        }
        var number = place.Number;
        ServerLog.StreamOpened(logger, number, key.Id, http.Connection.RemoteIpAddress?.ToString() ?? "-");
        using var pump = new StreamPump(runtime, key, keys, transport, said, registry, time);
        registry.Add(number, pump);
        var reason = "connection lost";
        try
        {
            await pump.GreetAsync(cancellationToken);
            var close = await pump.RunAsync(cancellationToken);
            reason = close.Reason;
            return close;
        }
        finally
        {
            ServerLog.StreamClosed(logger, number, reason, pump.Events, pump.Resyncs, pump.Bytes);
        }
    }

    private async Task<(ApiKey? Key, StreamClose? Refusal)> AuthenticateAsync(
        ChannelReader<StreamCommand> said,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(AuthenticateWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        StreamCommand command;
        try
        {
            command = await said.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return (null, StreamClose.Unauthenticated("no key within 5 s"));
        }
        catch (ChannelClosedException)
        {
            return (null, StreamClose.ByClient);
        }
        if (command is not StreamCommand.Authenticate authenticate)
            return (null, command is StreamCommand.Break end ? end.Close : StreamClose.Unauthenticated("the first message must be auth"));
        var check = keys.Check(authenticate.Token, out var key);
        if (check != KeyCheck.Valid)
            return (null, StreamClose.Unauthenticated(KeyMiddleware.CodeOf(check).Code + ": " + KeyMiddleware.CodeOf(check).Title));
        return key!.Has(ApiScope.Read) ? (key, null) : (null, StreamClose.Forbidden("auth.scope: the key does not have the scope 'read'"));
    }

    private async Task<StreamClose> GuardAsync(StreamPlace place, Func<Task<StreamClose>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            return lifetime.ApplicationStopping.IsCancellationRequested ? StreamClose.Draining : StreamClose.ByClient;
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or ObjectDisposedException)
        {
            return StreamClose.ByClient;
        }
#pragma warning disable CA1031 // the edge: whatever goes wrong ends this one stream, with a code, and is logged
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ServerLog.StreamFailed(logger, place.Number, exception);
            return StreamClose.Internal;
        }
    }

    private static async Task CloseAsync(WebSocket socket, StreamClose close)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var patience = new CancellationTokenSource(CloseWithin, TimeProvider.System);
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, patience.Token);
        }
        catch (Exception exception)
            when (exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client is gone; nobody is left to be told.
            socket.Abort();
        }
    }

    private static async Task ReadAsync(WebSocket socket, ChannelWriter<StreamCommand> said, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var count = 0;
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(count), cancellationToken);
                if (result.MessageType == WebSocketMessageType.Close)
                    break;
                count += result.Count;
                if (result.MessageType == WebSocketMessageType.Binary)
                {
                    await said.WriteAsync(new StreamCommand.Break(new StreamClose(1003, "messages are text")), cancellationToken);
                    break;
                }
                if (result.EndOfMessage)
                {
                    await said.WriteAsync(StreamMessageReader.Read(buffer.AsMemory(0, count)), cancellationToken);
                    count = 0;
                }
                else if (count == StreamMessageReader.MaxMessage)
                {
                    await said.WriteAsync(
                        new StreamCommand.Break(new StreamClose(1009, "the message is longer than 64 KiB")),
                        cancellationToken
                    );
                    break;
                }
                else if (count == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The socket is gone; the pump learns it by the end of the channel.
        }
        finally
        {
            said.TryComplete();
        }
    }
}
