using System.Buffers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>
/// A service on a D-Bus as lines of JSON (<see cref="DBusLine"/>), by sd-bus of libsystemd. One thread for each connection works it: it sleeps until
/// the bus or we have something to say, and only it touches the bus. What we send waits in a bounded buffer until it takes it.
/// </summary>
public sealed class SdBusTransport : ITransport
{
    private static readonly TimeSpan ConnectingLook = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    private readonly DBusEndpoint _endpoint;
    private readonly TransportOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TransportStep> _steps = [];
    private readonly ReceiveBacklog _backlog;
    private readonly SendQueue _queue;
    private readonly ArrayBufferWriter<byte> _encoded = new();
    private readonly ArrayBufferWriter<byte> _unfinished = new();
    private bool _skipsLong;
    private Action _wake = static () => { };
    private volatile SdBusConnection? _connection;
    private volatile TransportState _state;
    private string _reason = "";
    private long _sent;

    /// <summary>Makes an idle transport.</summary>
    public SdBusTransport(DBusEndpoint endpoint, TransportOptions options, TimeProvider time, ILogger<SdBusTransport> logger)
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
        new Thread(Run) { IsBackground = true, Name = $"cti-dbus {Address}" }.Start();
    }

    /// <inheritdoc/>
    public int Receive(Span<byte> destination, out DateTimeOffset receivedAt) => _backlog.Take(destination, out receivedAt);

    /// <inheritdoc/>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        if (_state != TransportState.Open)
            return false;
        if (!_queue.TryAppend(bytes, out var startDraining))
        {
            Close($"the bus does not read: {_queue.Length} bytes wait to be sent");
            return false;
        }
        if (startDraining)
            _connection?.Wake();
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
        _connection?.Wake();
        _wake();
    }

    /// <inheritdoc/>
    public void Dispose() => Close("closed");

    private void Run()
    {
        try
        {
            var address = DBusAddress.Of(_endpoint.Bus);
            var started = _time.GetTimestamp();
            using var connection = new SdBusConnection(address);
            _connection = connection;
            AddStep("connect", $"Connecting to {address}.", started);
            Work(connection, address, started);
        }
        catch (TransportException failure)
        {
            Fail(failure.Message);
        }
        catch (Exception failure)
        {
            Fail($"the bus cannot be used: {failure.Message}");
        }
    }

    private void Work(SdBusConnection connection, string address, long started)
    {
        var conversation = new SdBusConversation(_endpoint, connection, _time, _logger, Say);
        var begun = false;
        while (_state != TransportState.Closed)
        {
            var more = TakeMessages(connection, conversation, address);
            if (_state == TransportState.Connecting)
            {
                if (!begun && connection.IsReady)
                {
                    begun = true;
                    conversation.Begin();
                    more = true;
                }
                if (conversation.IsReady)
                    BecomeOpen(address, started);
                else if (_time.GetElapsedTime(started) > ConnectPatience)
                    throw new TransportException(DBusAddress.Words(address, 110, "the greeting takes too long"));
            }
            if (_state == TransportState.Open)
                Drain(conversation);
            conversation.Expire();
            if (!more && _state != TransportState.Closed)
                connection.Wait(Milliseconds(conversation.UntilNext));
        }
    }

    /// <summary>Takes what came, but not for ever: what we have to say gets its turn.</summary>
    private bool TakeMessages(SdBusConnection connection, SdBusConversation conversation, string address)
    {
        for (var count = 0; count < 256; count++)
        {
            var message = connection.Process(address, out var more);
            if (message != 0)
            {
                try
                {
                    conversation.Take(message);
                }
                finally
                {
                    _ = SdBus.Unref(message);
                }
            }
            if (!more || _state == TransportState.Closed)
                return false;
        }
        return true;
    }

    private void BecomeOpen(string address, long started)
    {
        AddStep("bus", $"On the bus at {address}; the signals of {_endpoint.Peer} are asked for.", started);
        lock (_gate)
        {
            if (_state != TransportState.Connecting)
                return;
            _state = TransportState.Open;
        }
        _wake();
    }

    private void Drain(SdBusConversation conversation)
    {
        while (_queue.TryTake(out var bytes))
        {
            lock (_gate)
            {
                if (_state != TransportState.Open)
                    return;
                _sent += bytes.Length;
            }
            Lines(bytes.Span, conversation);
        }
    }

    private void Lines(ReadOnlySpan<byte> bytes, SdBusConversation conversation)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var piece = end < 0 ? bytes : bytes[..end];
            if (!_skipsLong && _unfinished.WrittenCount + piece.Length > _endpoint.MaxLine)
            {
                conversation.RefuseLong();
                _skipsLong = true;
                _unfinished.ResetWrittenCount();
            }
            if (!_skipsLong)
                _unfinished.Write(piece);
            if (end < 0)
                return;
            if (!_skipsLong && _unfinished.WrittenCount > 0)
                conversation.Write(_unfinished.WrittenSpan);
            _unfinished.ResetWrittenCount();
            _skipsLong = false;
            bytes = bytes[(end + 1)..];
        }
    }

    private void Say(DBusLine line)
    {
        _encoded.ResetWrittenCount();
        DBusLineWriter.Write(line, _encoded);
        if (_encoded.WrittenCount > _endpoint.MaxLine)
        {
            var length = _encoded.WrittenCount;
            _encoded.Clear();
            DBusLineWriter.Write(Cut(line, $"it would be a line of {length} bytes, the bound is {_endpoint.MaxLine}"), _encoded);
        }
        if (!_backlog.TryAppend(_encoded.WrittenSpan))
        {
            _ = _backlog.WaitForRoom(_encoded.WrittenCount, _options.FullPatience, _stop.Token);
            if (!_backlog.TryAppend(_encoded.WrittenSpan))
                throw new TransportException(
                    $"overrun: {_backlog.Length} bytes received wait to be worked on, the bound is {_options.ReceiveLimit}"
                );
        }
        if (_state == TransportState.Open)
            _wake();
    }

    private static DBusLine Cut(DBusLine line, string why) =>
        line switch
        {
            DBusLine.Return answer => new DBusLine.Error(
                answer.Serial,
                $"{DBusLine.OwnErrors}TooLong",
                $"the answer cannot be passed on: {why}"
            ),
            DBusLine.Error error => error with { Message = why },
            DBusLine.Signal signal => new DBusLine.Dropped($"{signal.Interface}.{signal.Member} on {signal.Path}: {why}"),
            _ => new DBusLine.Dropped(why),
        };

    private int Milliseconds(TimeSpan? untilNext)
    {
        var wait = _state == TransportState.Connecting ? ConnectingLook : Timeout.InfiniteTimeSpan;
        if (untilNext is { } next && (wait < TimeSpan.Zero || next < wait))
            wait = next < TimeSpan.Zero ? TimeSpan.Zero : next;
        return wait < TimeSpan.Zero ? -1 : (int)Math.Min(Math.Ceiling(wait.TotalMilliseconds), int.MaxValue);
    }

    private void AddStep(string name, string sentence, long started)
    {
        Log.Step(_logger, Address, name, sentence);
        lock (_gate)
            _steps.Add(new TransportStep(name, Ok: true, sentence, _time.GetElapsedTime(started)));
    }

    private void Fail(string reason)
    {
        lock (_gate)
        {
            if (_state == TransportState.Connecting)
                _steps.Add(new TransportStep("connect", Ok: false, reason, TimeSpan.Zero));
        }
        Close(reason);
    }
}
