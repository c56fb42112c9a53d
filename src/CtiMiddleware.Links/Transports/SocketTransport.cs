using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports;

/// <summary>
/// TCP, plain or with TLS. Plain: bytes are read by a thread of its own or by the pool (<see cref="ReadMode"/>) and sent directly by the
/// caller as far as the network takes them at once. TLS: read and sent by the pool.
/// </summary>
public sealed class SocketTransport : ITransport
{
    private readonly TcpEndpoint _endpoint;
    private readonly TransportOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TransportStep> _steps = [];
    private readonly ReceiveBacklog _backlog;
    private readonly SendQueue _queue;
    private Action _wake = static () => { };
    private Socket? _socket;
    private SslStream? _tls;
    private volatile TransportState _state;
    private string _reason = "";
    private long _sent;
    private bool _fullLogged;

    /// <summary>Makes an idle transport.</summary>
    public SocketTransport(TcpEndpoint endpoint, TransportOptions options, TimeProvider time, ILogger<SocketTransport> logger)
    {
        _endpoint = endpoint;
        _options = options;
        _time = time;
        _logger = logger;
        _backlog = new ReceiveBacklog(options.ReceiveLimit, time);
        _queue = new SendQueue(options.SendLimit);
    }

    /// <inheritdoc/>
    public string Address => _endpoint.ToString();

    /// <inheritdoc/>
    public TransportState State => _state;

    /// <inheritdoc/>
    public string Reason => Volatile.Read(ref _reason);

    /// <inheritdoc/>
    public IReadOnlyList<TransportStep> Steps
    {
        get
        {
            lock (_gate)
                return [.. _steps];
        }
    }

    /// <inheritdoc/>
    public long BytesPossiblySent => Volatile.Read(ref _sent);

    /// <inheritdoc/>
    public long Waiting => _backlog.Length;

    /// <inheritdoc/>
    public void Open(Action wake)
    {
        _wake = wake;
        _state = TransportState.Connecting;
        _ = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public int Receive(Span<byte> destination, out DateTimeOffset receivedAt) => _backlog.Take(destination, out receivedAt);

    /// <inheritdoc/>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        if (_state != TransportState.Open)
            return false;
        if (_tls is null && _queue.Length == 0)
        {
            // An upper bound before anything can leave; what the network did not take is taken off again, after a failure nothing is.
            Interlocked.Add(ref _sent, bytes.Length);
            int count;
            SocketError error;
            try
            {
                count = _socket!.Send(bytes, SocketFlags.None, out error);
            }
            catch (ObjectDisposedException)
            {
                // The reader or an operator closed it between the look at the state and here.
                return Fail("closed");
            }
            if (error is not (SocketError.Success or SocketError.WouldBlock))
                return Fail($"sending failed: {Words(error)}");
            if (error == SocketError.WouldBlock)
                count = 0;
            Interlocked.Add(ref _sent, count - bytes.Length);
            bytes = bytes[count..];
            if (bytes.IsEmpty)
                return true;
        }
        if (!_queue.TryAppend(bytes, out var startDraining))
            return Fail($"the switch does not read: {_queue.Length} bytes wait to be sent");
        if (startDraining)
            _ = DrainAsync();
        return true;
    }

    /// <inheritdoc/>
    public void Close(string reason)
    {
        lock (_gate)
        {
            if (_state == TransportState.Closed)
                return;
            Volatile.Write(ref _reason, reason);
            _state = TransportState.Closed;
        }
        Log.Closed(_logger, Address, reason);
        _stop.Cancel();
        _tls?.Dispose();
        Shut(_socket);
        _wake();
    }

    /// <inheritdoc/>
    public void Dispose() => Close("closed");

    private bool Fail(string reason)
    {
        Close(reason);
        return false;
    }

    private async Task RunAsync()
    {
        try
        {
            var connector = new SocketConnector(_endpoint, _time, AddStep);
            var socket = await connector.ConnectAsync(_stop.Token);
            if (_endpoint.Tls is { } settings)
                _tls = await connector.SecureAsync(socket, settings, _stop.Token);
            else
                socket.Blocking = false; // sending must not block the loop, and reading waits with poll(2)
            lock (_gate)
            {
                _socket = socket;
                if (_state == TransportState.Connecting)
                    _state = TransportState.Open;
            }
            if (_state == TransportState.Closed)
            {
                _tls?.Dispose();
                Shut(socket);
                return;
            }
            _wake();
            if (_tls is null && _options.ReadMode == ReadMode.Thread)
                new Thread(ReadOnThread) { IsBackground = true, Name = $"cti-read {Address}" }.Start();
            else
                await ReadOnPoolAsync();
        }
        catch (Exception failure)
        {
            Close(InWords(failure));
        }
    }

    private void ReadOnThread()
    {
        try
        {
            var socket = _socket!;
            while (_state == TransportState.Open)
            {
                if (!_backlog.TryGetSpace(out var space))
                {
                    LogFull();
                    if (!_backlog.WaitForRoom(_options.FullPatience, _stop.Token) || _backlog.FullFor > _options.FullAtMost)
                    {
                        Overrun();
                        return;
                    }
                    continue;
                }
                var count = socket.Receive(space.Span, SocketFlags.None, out var error);
                if (error == SocketError.WouldBlock)
                    socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead);
                else if (!Accept(count, error))
                    return;
            }
        }
        catch (Exception failure)
        {
            Close(InWords(failure));
        }
    }

    private async Task ReadOnPoolAsync()
    {
        while (_state == TransportState.Open)
        {
            if (!_backlog.TryGetSpace(out var space))
            {
                LogFull();
                if (!await _backlog.WaitForRoomAsync(_options.FullPatience, _stop.Token) || _backlog.FullFor > _options.FullAtMost)
                {
                    Overrun();
                    return;
                }
                continue;
            }
            var count = _tls is null
                ? await _socket!.ReceiveAsync(space, SocketFlags.None, _stop.Token)
                : await _tls.ReadAsync(space, _stop.Token);
            if (!Accept(count, SocketError.Success))
                return;
        }
    }

    private bool Accept(int count, SocketError error)
    {
        if (error != SocketError.Success)
            return Fail($"the connection broke: {Words(error)}");
        if (count == 0)
            return Fail("the switch closed the connection");
        _backlog.Commit(count);
        _wake();
        return true;
    }

    private void LogFull()
    {
        // Once for each connection: a burst waits for room thousands of times.
        if (!_fullLogged)
            Log.Full(_logger, Address, _backlog.Length);
        _fullLogged = true;
    }

    private void Overrun() =>
        Close($"overrun: {_backlog.Length} bytes received wait to be worked on, the bound is {_options.ReceiveLimit}");

    private async Task DrainAsync()
    {
        try
        {
            while (_queue.TryTake(out var bytes))
            {
                if (!CountIfOpen(bytes.Length))
                    return;
                while (!bytes.IsEmpty)
                {
                    var count = bytes.Length;
                    if (_tls is null)
                        count = await _socket!.SendAsync(bytes, SocketFlags.None, _stop.Token);
                    else
                        await _tls.WriteAsync(bytes, _stop.Token);
                    bytes = bytes[count..];
                }
            }
        }
        catch (Exception failure)
        {
            Close(InWords(failure));
        }
    }

    // Before the write: a write that fails may have let any part of it out. Not after closing: then the count is read and must be final.
    private bool CountIfOpen(int count)
    {
        lock (_gate)
        {
            if (_state != TransportState.Open)
                return false;
            Interlocked.Add(ref _sent, count);
            return true;
        }
    }

    private void AddStep(TransportStep step)
    {
        Log.Step(_logger, Address, step.Name, step.Sentence);
        lock (_gate)
            _steps.Add(step);
    }

    private static void Shut(Socket? socket)
    {
        try
        {
            socket?.Shutdown(SocketShutdown.Both);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It is gone already; that is what was wanted.
        }
        socket?.Dispose();
    }

    private static string InWords(Exception failure) =>
        failure switch
        {
            TransportException => failure.Message,
            SocketException socket => $"the connection broke: {Words(socket.SocketErrorCode)}",
            OperationCanceledException or ObjectDisposedException => "closed",
            _ => $"the connection broke: {failure.Message}",
        };

    private static string Words(SocketError error) =>
        error switch
        {
            SocketError.ConnectionReset => "the switch reset it",
            SocketError.TimedOut => "the network gave no answer",
            _ => new SocketException((int)error).Message,
        };
}
