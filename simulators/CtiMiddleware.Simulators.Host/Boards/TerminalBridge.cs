using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Simulators.Host.Boards;

/// <summary>
/// A pseudo terminal whose other end is a face on TCP: a cable that is always plugged in. When the face closes the connection it is made anew, as a
/// device that restarts behind its cable.
/// </summary>
internal sealed class TerminalBridge : IAsyncDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private readonly PseudoTerminal _terminal = PseudoTerminal.Open();
    private readonly CancellationTokenSource _end = new();
    private readonly int _port;
    private volatile Socket? _socket;
    private Task _pump = Task.CompletedTask;

    private TerminalBridge(int port, string? link)
    {
        _port = port;
        if (link is not null)
            _terminal.LinkAs(link);
        Path = link ?? _terminal.SlavePath;
    }

    /// <summary>What a program opens.</summary>
    public string Path { get; }

    /// <summary>Opens one to a port of 127.0.0.1.</summary>
    public static async Task<TerminalBridge> OpenAsync(int port, string? link, CancellationToken stop)
    {
        var bridge = new TerminalBridge(port, link);
        try
        {
            bridge._socket = await bridge.ConnectAsync(stop);
            bridge._pump = bridge.PumpAsync(bridge._socket);
            bridge._terminal.ReadOnThread(bridge.FromTerminal);
            return bridge;
        }
        catch
        {
            await bridge.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _socket?.Dispose();
        await _pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _terminal.Dispose();
        _end.Dispose();
    }

    private async Task<Socket> ConnectAsync(CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _port), stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task PumpAsync(Socket first)
    {
        var buffer = new byte[4096];
        for (Socket? socket = first; !_end.IsCancellationRequested; socket = await TryConnectAsync())
        {
            if (socket is null)
                continue;
            using (socket)
            {
                _socket = socket;
                try
                {
                    while (await socket.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
                        _ = _terminal.TryWrite(buffer.AsSpan(0, count)); // what nobody reads is lost, as on a line
                }
                catch (SocketException)
                {
                    // The face reset it.
                }
            }
        }
    }

    private async Task<Socket?> TryConnectAsync()
    {
        await Task.Delay(Again, TimeProvider.System, _end.Token);
        try
        {
            return await ConnectAsync(_end.Token);
        }
        catch (SocketException)
        {
            return null; // not back yet
        }
    }

    private void FromTerminal(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            _ = _socket?.Send(bytes.Span);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Nobody hears it, as when a device restarts.
        }
    }
}
