using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using CtiMiddleware.Links.Spi;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>
/// A serial port of this machine. One thread reads, one writes: the loop never waits for a line. What the device gives is compared with what was
/// asked. A port that goes away closes the transport with the reason; the next one opens it when it is there again.
/// </summary>
public sealed class SerialTransport : ITransport
{
    // Small enough that a purge takes effect, large enough for the fastest line.
    private const int WritePiece = 1024;

    private static readonly TimeSpan FarewellPatience = TimeSpan.FromMilliseconds(500);

    // Far beyond the farewell: a timer of a busy pool ends that one, and a port that is free earlier ends this one.
    private static readonly TimeSpan PredecessorPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BreakLength = TimeSpan.FromMilliseconds(250);

    // Ports that a transport of this process is still letting go, so that its successor waits instead of finding them busy.
    private static readonly ConcurrentDictionary<string, ManualResetEventSlim> Ending = new();

    private readonly SerialEndpoint _endpoint;
    private readonly TransportOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _lockFolder;
    private readonly ISerialPort _port;
    private readonly Lock _gate = new();
    private readonly ReceiveBacklog _backlog;
    private readonly SendQueue _queue;
    private readonly SemaphoreSlim _written = new(0);
    private readonly ManualResetEventSlim _ending = new();
    private readonly LineNotices _notices = new();
    private readonly List<TransportStep> _steps = [];
    private Action _wake = static () => { };
    private SerialPortLock? _lock;
    private ITimer? _breakEnd;
    private ITimer? _limit;
    private Thread? _reader;
    private volatile TransportState _state;
    private volatile string? _impairment;
    private string _reason = "";
    private long _sent;
    private int _purges;
    private bool _farewell;

    /// <summary>Makes an idle transport.</summary>
    /// <param name="endpoint">The port and how characters go over it.</param>
    /// <param name="createPort">Makes the port of a path.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where it logs.</param>
    /// <param name="lockFolder">Where lock files are kept; null for the system's folder.</param>
    public SerialTransport(
        SerialEndpoint endpoint,
        Func<string, ISerialPort> createPort,
        TransportOptions options,
        TimeProvider time,
        ILogger<SerialTransport> logger,
        string? lockFolder = null
    )
    {
        _endpoint = endpoint;
        _options = options;
        _time = time;
        _logger = logger;
        _lockFolder = lockFolder ?? SerialPortLock.DefaultFolder;
        _backlog = new ReceiveBacklog(options.ReceiveLimit, time);
        _queue = new SendQueue(options.SendLimit);
        _port = createPort(endpoint.PortName);
        _port.ErrorReceived += (_, error) => Notice(SerialNoticeKinds.Of(error.EventType), on: false);
        _port.PinChanged += (_, change) =>
            Notice(SerialNoticeKinds.Of(change.EventType), change.On && change.EventType != SerialPinChange.Break);
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
    public string? Impairment => _impairment;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> LineErrors => _notices.Errors;

    /// <inheritdoc/>
    public long Waiting => _backlog.Length;

    /// <inheritdoc/>
    public bool TryTakeNotice(out LineNotice notice) => _notices.TryTake(out notice);

    /// <inheritdoc/>
    public void Open(Action wake)
    {
        _wake = wake;
        _reader = new Thread(Run) { IsBackground = true, Name = $"cti-read {_endpoint.PortName}" };
        _state = TransportState.Connecting;
        _reader.Start();
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
            Close($"the device takes nothing: {_queue.Length} bytes wait to be sent", farewell: false);
            return false;
        }
        if (startDraining)
            _written.Release();
        return true;
    }

    /// <inheritdoc/>
    public bool Control(LineControl control)
    {
        if (_state != TransportState.Open)
            return false;
        try
        {
            switch (control)
            {
                case LineControl.DtrOn or LineControl.DtrOff:
                    _port.DtrEnable = control == LineControl.DtrOn;
                    return true;
                case LineControl.RtsOn or LineControl.RtsOff:
                    _port.RtsEnable = control == LineControl.RtsOn;
                    return true;
                case LineControl.Break:
                    _port.BreakState = true;
                    _breakEnd?.Dispose();
                    _breakEnd = _time.CreateTimer(_ => EndBreak(), state: null, BreakLength, Timeout.InfiniteTimeSpan);
                    return true;
                case LineControl.PurgeSent:
                    Interlocked.Increment(ref _purges);
                    // They count as sent: what follows them keeps its place.
                    Interlocked.Add(ref _sent, _queue.Clear());
                    _port.DiscardOutBuffer();
                    return true;
                default:
                    return false;
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Close(string reason) => Close(reason, farewell: true);

    /// <inheritdoc/>
    public void Dispose() => Close("closed", farewell: true);

    private void Close(string reason, bool farewell)
    {
        lock (_gate)
        {
            if (_state == TransportState.Closed)
                return;
            Volatile.Write(ref _reason, reason);
            _farewell = farewell && _state == TransportState.Open;
            // What waits may still go out as a farewell; counted now, so that the count is final.
            if (_farewell)
                Interlocked.Add(ref _sent, _queue.Untaken);
            // One that is opening still locks its port for a moment.
            if (_reader is not null)
                Ending[_endpoint.PortName] = _ending;
            _state = TransportState.Closed;
        }
        Log.Closed(_logger, Address, reason);
        // A line that is stopped takes no farewell either.
        if (_farewell)
            _limit = _time.CreateTimer(_ => _port.Close(), state: null, FarewellPatience, Timeout.InfiniteTimeSpan);
        else
            _port.Close();
        _written.Release();
        _wake();
    }

    private void Run()
    {
        var hasWriter = false;
        try
        {
            // Its own when it was closed before it began.
            if (Ending.TryGetValue(_endpoint.PortName, out var predecessor) && predecessor != _ending)
                predecessor.Wait(PredecessorPatience);
            var opening = new SerialOpening(_endpoint, _port, _lockFolder, _time, AddStep);
            (_lock, _impairment) = opening.Run();
            if (_impairment is { } difference)
                Log.Different(_logger, Address, difference);
            var writer = new Thread(WriteAll) { IsBackground = true, Name = $"cti-write {_endpoint.PortName}" };
            lock (_gate)
            {
                if (_state == TransportState.Connecting)
                    _state = TransportState.Open;
                writer.Start();
                hasWriter = true;
            }
            _wake();
            var buffer = new byte[4096];
            while (_port.Read(buffer, 0, buffer.Length) is > 0 and var count)
            {
                if (!_backlog.TryAppend(buffer.AsSpan(0, count)))
                {
                    Close(
                        $"overrun: {_backlog.Length} bytes received wait to be worked on, the bound is {_options.ReceiveLimit}",
                        farewell: false
                    );
                    return;
                }
                _wake();
            }
        }
        catch (Exception failure)
        {
            Close(failure.Message, farewell: false);
            // What was opened is let go by the writer.
            if (!hasWriter)
                EndingIsOver();
        }
    }

    private void WriteAll()
    {
        try
        {
            while (_state == TransportState.Open)
            {
                _written.Wait();
                Drain();
            }
            // Closed before this thread stood in the loop: the farewell waits all the same.
            Drain();
        }
        catch (Exception failure)
        {
            Close(failure.Message, farewell: false);
        }
        finally
        {
            LetGo();
        }
    }

    private void Drain()
    {
        while (TryTake(out var bytes))
            Write(bytes);
    }

    private bool TryTake(out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        lock (_gate)
        {
            if ((_state != TransportState.Open && !_farewell) || !_queue.TryTake(out bytes))
                return false;
            // Before the write: one that fails may have let any part of it out. After closing all of it is counted already.
            if (_state == TransportState.Open)
                Interlocked.Add(ref _sent, bytes.Length);
            return true;
        }
    }

    private void Write(ReadOnlyMemory<byte> bytes)
    {
        MemoryMarshal.TryGetArray(bytes, out var array);
        var purges = Volatile.Read(ref _purges);
        for (var offset = 0; offset < array.Count && Volatile.Read(ref _purges) == purges; offset += WritePiece)
            _port.Write(array.Array!, array.Offset + offset, Math.Min(WritePiece, array.Count - offset));
    }

    private void LetGo()
    {
        // The driver's own buffer is the last stretch; closing would throw it away.
        var start = _time.GetTimestamp();
        while (_farewell && _port.BytesToWrite > 0 && _time.GetElapsedTime(start) < FarewellPatience)
            _written.Wait(TimeSpan.FromMilliseconds(5));
        _breakEnd?.Dispose();
        _limit?.Dispose();
        _port.Dispose();
        // The device is let go by whoever uses it last.
        _reader!.Join(FarewellPatience);
        _lock?.Dispose();
        EndingIsOver();
    }

    private void EndingIsOver()
    {
        Ending.TryRemove(new KeyValuePair<string, ManualResetEventSlim>(_endpoint.PortName, _ending));
        _ending.Set();
    }

    private void AddStep(TransportStep step)
    {
        Log.Step(_logger, Address, step.Name, step.Sentence);
        lock (_gate)
            _steps.Add(step);
    }

    private void EndBreak()
    {
        try
        {
            _port.BreakState = false;
        }
        catch (IOException)
        {
            // The port was closed meanwhile; the driver ends the break with it.
        }
    }

    private void Notice(LineNoticeKind kind, bool on)
    {
        _notices.Add(kind, on);
        _wake();
    }
}
