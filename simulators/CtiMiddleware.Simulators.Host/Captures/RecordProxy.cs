using System.Net;
using System.Net.Sockets;

namespace CtiMiddleware.Simulators.Host.Captures;

/// <summary>A proxy in front of a switch: passes every byte on at once, as it is, and gives a copy to the capture. One connection at a time is recorded after the other.</summary>
public sealed class RecordProxy : IDisposable
{
    private readonly RecordOptions _options;
    private readonly CaptureSink _sink;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Begins to listen.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    public RecordProxy(RecordOptions options, CaptureSink sink)
    {
        _options = options;
        _sink = sink;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, options.Port));
        _listener.Listen(8);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
    }

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Connections recorded.</summary>
    public int Connections { get; private set; }

    /// <summary>Bytes passed on to the switch.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Bytes passed on to the client.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Serves one connection after the other until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            using var client = await _listener.AcceptAsync(stop);
            client.NoDelay = true;
            Connections++;
            _sink.Opened($"{_options.Host}:{_options.HostPort}");
            var reason = await ServeAsync(client, stop);
            _sink.Closed(reason);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task<string> ServeAsync(Socket client, CancellationToken stop)
    {
        using var target = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await target.ConnectAsync(_options.Host, _options.HostPort, stop);
        }
        catch (SocketException exception)
        {
            return $"the switch cannot be reached: {exception.SocketErrorCode}";
        }
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var up = PassAsync(client, target, sent: true, over.Token);
        var down = PassAsync(target, client, sent: false, over.Token);
        var first = await Task.WhenAny(up, down);
        var reason = first == up ? "the client closed" : "the switch closed";
        try
        {
            // The other direction may still have something to say.
            await (first == up ? down : up).WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System, stop);
        }
        catch (TimeoutException)
        {
            await over.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            reason = "the recording was stopped";
        }
        return reason;
    }

    private async Task PassAsync(Socket from, Socket to, bool sent, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int count; (count = await from.ReceiveAsync(buffer, stop)) > 0; )
            {
                if (sent)
                {
                    BytesSent += count;
                    _sink.Sent(buffer.AsSpan(0, count));
                }
                else
                {
                    BytesReceived += count;
                    _sink.Received(buffer.AsSpan(0, count));
                }
                for (var passed = 0; passed < count; )
                    passed += await to.SendAsync(buffer.AsMemory(passed, count - passed), stop);
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One end is gone; the other is told when this connection ends.
        }
    }
}
