using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace CtiMiddleware.Client;

/// <summary>
/// One WebSocket: whole messages in and out. Nothing is buffered beyond the message being read, so a slow consumer holds up this connection and
/// nothing else. Every failure is a <see cref="StreamClosedException"/>.
/// </summary>
internal sealed class StreamSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CtiClientOptions _options;
    private byte[] _buffer = new byte[16 * 1024];

    private StreamSocket(CtiClientOptions options)
    {
        _options = options;
        _socket.Options.AddSubProtocol("cti.v1");
        _socket.Options.SetRequestHeader("Authorization", "Bearer " + options.ApiKey);
    }

    /// <summary>How long the far end may be silent while a message is awaited; three heartbeats, as field rule 39 has it.</summary>
    public TimeSpan Silence { get; set; } = TimeSpan.FromSeconds(20);

    public static async Task<StreamSocket> OpenAsync(RestChannel rest, CtiClientOptions options, CancellationToken cancellationToken)
    {
        var made = new StreamSocket(options);
        var builder = new UriBuilder(new Uri(rest.Root, "stream"));
        builder.Scheme = builder.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        try
        {
            using var silence = new CancellationTokenSource(made.Silence, options.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
            await made._socket.ConnectAsync(builder.Uri, rest.Invoker, both.Token).ConfigureAwait(false);
            return made;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or HttpRequestException)
        {
            // A refused upgrade carries the HTTP status; 401 and 403 are the key's fault and will not heal by themselves.
            var status = made._socket.HttpStatusCode;
            await made.DisposeAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw new StreamClosedException(
                exception.Message,
                status switch
                {
                    System.Net.HttpStatusCode.Unauthorized => 4001,
                    System.Net.HttpStatusCode.Forbidden => 4003,
                    _ => null,
                },
                exception
            );
        }
    }

    public async Task SendAsync(StreamMessage message, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Default.StreamMessage);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or InvalidOperationException)
        {
            throw new StreamClosedException(exception.Message, CloseCode(), exception);
        }
    }

    public async Task<StreamMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        // The clock of silence runs only while we wait: a consumer that takes its time is not the server's silence.
        using var silence = new CancellationTokenSource(Silence, _options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), both.Token).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                    throw Closed();
                length += part.Count;
                if (part.EndOfMessage)
                    break;
                Grow(length);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var silent = string.Create(CultureInfo.InvariantCulture, $"nothing was heard for {Silence.TotalSeconds:0} s");
            throw new StreamClosedException(silence.IsCancellationRequested ? silent : exception.Message, CloseCode(), exception);
        }

        try
        {
            return JsonSerializer.Deserialize(_buffer.AsSpan(0, length), WireJson.Default.StreamMessage)
                ?? throw new StreamClosedException("a message was null");
        }
        catch (JsonException exception)
        {
            throw new StreamClosedException("a message could not be read: " + exception.Message, closeCode: null, exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), _options.Time);
                await _socket
                    .CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, patience.Token)
                    .ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
            {
                // Closing is a courtesy; disposing ends it anyhow.
            }
        }
        _socket.Dispose();
    }

    private void Grow(int length)
    {
        if (length < _buffer.Length)
            return;
        if (length >= _options.MaxMessageBytes)
            throw new StreamClosedException(
                string.Create(CultureInfo.InvariantCulture, $"a message is longer than {_options.MaxMessageBytes} bytes")
            );
        Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, _options.MaxMessageBytes));
    }

    private StreamClosedException Closed() =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the server closed the stream: {CloseCode()} {_socket.CloseStatusDescription ?? "without a reason"}"
            ),
            CloseCode()
        );

    private int? CloseCode() => _socket.CloseStatus is { } status ? (int)status : null;
}
