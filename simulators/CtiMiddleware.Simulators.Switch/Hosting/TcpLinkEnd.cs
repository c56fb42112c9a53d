using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Simulators.Switch.Hosting;

/// <summary>One TCP client of a simulated switch: reads into the kernel, writes from a bounded buffer, once for each turn of the kernel.</summary>
internal sealed class TcpLinkEnd : ILinkEnd, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly SimulatedSwitch _host;
    private readonly SimulatedFace _face;
    private readonly Socket _socket;
    private readonly int _limit;
    private byte[] _pending = new byte[64 * 1024];
    private byte[] _sending = new byte[64 * 1024];
    private int _pendingLength;
    private int _inFlight;
    private int _number;
    private bool _closing;
    private bool _isCut;
    private bool _woken;

    public TcpLinkEnd(SimulatedSwitch host, SimulatedFace face, Socket socket)
    {
        _host = host;
        _face = face;
        _socket = socket;
        _limit = host.Options.ClientBufferBytes;
        socket.NoDelay = true;
    }

    /// <summary>True while the host will flush at the end of this turn of the kernel; kept by the host.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Serves the client until either end closes.</summary>
    public async Task RunAsync(FacePort port)
    {
        var writing = WriteAsync();
        await GuardedAsync(async () =>
        {
            var link = await _host.Kernel.InvokeAsync(() => port.Connect(this));
            _number = link.Number;
            try
            {
                await ReadAsync(link);
            }
            finally
            {
                await _host.Kernel.InvokeAsync(link.PeerLeft);
            }
        });
        Close("the client left");
        Flush();
        await writing;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _signal.Dispose();
    }

    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_closing)
                return true;
            if (_pendingLength + _inFlight + bytes.Length <= _limit)
            {
                if (_pendingLength + bytes.Length > _pending.Length)
                    Array.Resize(ref _pending, Math.Max(_pendingLength + bytes.Length, _pending.Length * 2));
                bytes.CopyTo(_pending.AsSpan(_pendingLength));
                _pendingLength += bytes.Length;
                _host.FlushLater(this);
                return true;
            }
        }
        // The writer is stuck in a send that may never end: only a cut lets it and the buffer go. The session ends when the reader notices.
        Cut(reset: true, "the client does not read");
        return false;
    }

    public void Close(string reason)
    {
        lock (_gate)
        {
            if (_closing)
                return;
            _closing = true;
        }
        SimulatorLog.ClientClosed(_host.Logger, _face.Protocol, _number, reason);
        Flush();
    }

    public void Cut(bool reset, string reason)
    {
        lock (_gate)
        {
            if (_isCut)
                return;
            _isCut = _closing = true;
            _pendingLength = 0;
        }
        SimulatorLog.ClientClosed(_host.Logger, _face.Protocol, _number, reason);
        try
        {
            if (reset)
            {
                _socket.LingerState = new LingerOption(enable: true, seconds: 0);
                _socket.Close();
            }
            else
            {
                // Closing with a receive under way would reset the connection; after a shutdown it ends by itself.
                _socket.Shutdown(SocketShutdown.Both);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }
        Flush();
    }

    /// <summary>Wakes the writer: one permit for however many writes, it takes all that waits.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_woken)
                return;
            _woken = true;
        }
        try
        {
            _signal.Release();
        }
        catch (ObjectDisposedException)
        {
            // Served to its end already.
        }
    }

    /// <summary>A face that throws loses this client and is counted; the others and the switch go on.</summary>
    private async Task GuardedAsync(Func<Task> serve)
    {
        try
        {
            await serve();
        }
        catch (OperationCanceledException)
        {
            // The simulation has ended before its clients.
        }
#pragma warning disable CA1031 // whatever a face throws
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _host.FaceFailed();
            SimulatorLog.FaceFailed(_host.Logger, _face.Protocol, _number, exception);
            Cut(reset: true, "the face failed");
        }
    }

    private async Task ReadAsync(FaultedLink link)
    {
        var buffer = new byte[16 * 1024];
        while (await ReceiveAsync(buffer) is > 0 and var count)
            await _host.Kernel.InvokeAsync(() => link.Receive(buffer.AsSpan(0, count)));
    }

    private async ValueTask<int> ReceiveAsync(byte[] buffer)
    {
        try
        {
            return await _socket.ReceiveAsync(buffer);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client is gone, or was cut.
            return 0;
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            while (true)
            {
                await _signal.WaitAsync();
                bool last;
                lock (_gate)
                {
                    _woken = false;
                    (_pending, _sending) = (_sending, _pending);
                    (_inFlight, _pendingLength) = (_pendingLength, 0);
                    last = _closing;
                }
                await SendAsync(_sending.AsMemory(0, _inFlight));
                lock (_gate)
                {
                    _inFlight = 0;
                }
                if (last)
                {
                    _socket.Shutdown(SocketShutdown.Both);
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            Cut(reset: false, "the connection failed");
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int sent;
            if (_host.Options.WriteTimeout is { } timeout)
            {
                using var late = new CancellationTokenSource(timeout, _host.Time);
                try
                {
                    sent = await _socket.SendAsync(bytes, SocketFlags.None, late.Token);
                }
                catch (OperationCanceledException)
                {
                    _face.ClientOverran();
                    throw;
                }
            }
            else
            {
                sent = await _socket.SendAsync(bytes, SocketFlags.None);
            }
            bytes = bytes[sent..];
        }
    }
}
