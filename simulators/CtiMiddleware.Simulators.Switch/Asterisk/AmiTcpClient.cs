using System.Net.Sockets;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>One TCP client of the simulated Asterisk: reads into the kernel, writes from a bounded buffer.</summary>
internal sealed class AmiTcpClient : IFaceOutput, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Socket _socket;
    private readonly SimulatedAsterisk _host;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan? _writeTimeout;
    private readonly int _limit;
    private readonly ILogger _logger;
    private byte[] _pending = new byte[64 * 1024];
    private byte[] _sending = new byte[64 * 1024];
    private int _pendingLength;
    private int _inFlight;
    private int _number;
    private bool _closing;
    private bool _woken;

    public AmiTcpClient(SimulatedAsterisk host, Socket socket, SimulatedAsteriskOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _host = host;
        _socket = socket;
        _timeProvider = timeProvider;
        _writeTimeout = options.WriteTimeout;
        _limit = options.ClientBufferBytes;
        _logger = logger;
        socket.NoDelay = true;
    }

    /// <summary>Serves the client until either end closes.</summary>
    public async Task RunAsync(RealTimeKernelHost kernel, AmiFace face)
    {
        var session = await kernel.InvokeAsync(() => face.Connect(this));
        _number = session.Number;
        var writing = WriteAsync();
        try
        {
            await ReadAsync(kernel, session);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client is gone, or the host is: both end the session below.
        }
        Close("the client left");
        try
        {
            await kernel.InvokeAsync(session.Dispose);
        }
        catch (OperationCanceledException)
        {
            // The simulation has ended before its clients.
        }
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
            {
                return true;
            }
            if (_pendingLength + _inFlight + bytes.Length > _limit)
            {
                _host.ClientOverran();
                return false;
            }
            if (_pendingLength + bytes.Length > _pending.Length)
            {
                Array.Resize(ref _pending, Math.Max(_pendingLength + bytes.Length, _pending.Length * 2));
            }
            bytes.CopyTo(_pending.AsSpan(_pendingLength));
            _pendingLength += bytes.Length;
        }
        Wake();
        return true;
    }

    public void Close(string reason)
    {
        lock (_gate)
        {
            if (_closing)
            {
                return;
            }
            _closing = true;
        }
        SimulatorLog.ClientClosed(_logger, _number, reason);
        Wake();
    }

    /// <summary>Cuts the connection at once; with a reset the client sees an error instead of an end.</summary>
    public void Cut(bool reset)
    {
        lock (_gate)
        {
            _closing = true;
            _pendingLength = 0;
        }
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
        Wake();
    }

    /// <summary>One permit for however many writes: the writer takes all that waits.</summary>
    private void Wake()
    {
        lock (_gate)
        {
            if (_woken)
            {
                return;
            }
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

    private async Task ReadAsync(RealTimeKernelHost kernel, AmiFaceSession session)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var count = await _socket.ReceiveAsync(buffer);
            if (count == 0)
            {
                return;
            }
            await _host.AnsweringAsync();
            await kernel.InvokeAsync(() => session.Receive(buffer.AsSpan(0, count)));
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            while (true)
            {
                await _signal.WaitAsync();
                await _host.AnsweringAsync();
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
            Cut(reset: false);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int sent;
            if (_writeTimeout is { } timeout)
            {
                using var late = new CancellationTokenSource(timeout, _timeProvider);
                try
                {
                    sent = await _socket.SendAsync(bytes, SocketFlags.None, late.Token);
                }
                catch (OperationCanceledException)
                {
                    _host.ClientOverran();
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
