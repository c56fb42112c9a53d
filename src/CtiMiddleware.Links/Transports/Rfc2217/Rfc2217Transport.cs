using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.Serial;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports.Rfc2217;

/// <summary>
/// A serial port behind a device server: TCP below, <see cref="Rfc2217Session"/> between. It is open when the line is set, or when it is known that
/// it will not be; nothing is waited for longer than four seconds.
/// </summary>
public sealed class Rfc2217Transport : ITransport
{
    // Twice: for the answers, and for those that were asked for again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BreakLength = TimeSpan.FromMilliseconds(250);

    private readonly Rfc2217Endpoint _endpoint;
    private readonly TransportOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITransport _inner;
    private readonly ReceiveBacklog _backlog;
    private readonly LineNotices _notices = new();
    private readonly Rfc2217Session _session;
    private readonly byte[] _buffer = new byte[16 * 1024];

    // Guards the session, which the socket's reader, the loop and timers meet in. Never held while anything waits.
    private readonly Lock _gate = new();
    private Action _wake = static () => { };
    private TransportStep[] _steps = [];
    private ITimer? _patience;
    private ITimer? _breakEnd;
    private volatile TransportState _state;
    private volatile string? _impairment;
    private string _reason = "";
    private long _started;
    private long _sent;
    private bool _talking;
    private bool _pumping;

    /// <summary>Makes an idle transport.</summary>
    /// <param name="endpoint">The server and the line behind it.</param>
    /// <param name="inner">An idle transport to the server, owned from now on.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where it logs.</param>
    public Rfc2217Transport(
        Rfc2217Endpoint endpoint,
        ITransport inner,
        TransportOptions options,
        TimeProvider time,
        ILogger<Rfc2217Transport> logger
    )
    {
        _endpoint = endpoint;
        _inner = inner;
        _options = options;
        _time = time;
        _logger = logger;
        _backlog = new ReceiveBacklog(options.ReceiveLimit, time);
        _session = new Rfc2217Session(endpoint.Line, _notices);
    }

    /// <inheritdoc/>
    public string Address => _endpoint.ToString();

    /// <inheritdoc/>
    public TransportState State => _state;

    /// <inheritdoc/>
    public string Reason => Volatile.Read(ref _reason);

    /// <inheritdoc/>
    public IReadOnlyList<TransportStep> Steps => [.. _inner.Steps, .. Volatile.Read(ref _steps)];

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
        _state = TransportState.Connecting;
        _inner.Open(Pump);
    }

    /// <inheritdoc/>
    public int Receive(Span<byte> destination, out DateTimeOffset receivedAt) => _backlog.Take(destination, out receivedAt);

    /// <inheritdoc/>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        if (_state != TransportState.Open)
            return false;
        lock (_gate)
        {
            Interlocked.Add(ref _sent, bytes.Length);
            _session.Send(bytes);
            Flush();
            if (_session.Held > _options.SendLimit)
                Close($"the device server asked for a pause and {_session.Held} bytes wait to be sent");
        }
        Pump();
        return _state == TransportState.Open;
    }

    /// <inheritdoc/>
    public bool Control(LineControl control)
    {
        if (_state != TransportState.Open)
            return false;
        bool done;
        lock (_gate)
        {
            done = control switch
            {
                LineControl.DtrOn => _session.Control(ComPortCodes.DtrOn),
                LineControl.DtrOff => _session.Control(ComPortCodes.DtrOff),
                LineControl.RtsOn => _session.Control(ComPortCodes.RtsOn),
                LineControl.RtsOff => _session.Control(ComPortCodes.RtsOff),
                LineControl.Break => _session.Control(ComPortCodes.BreakOn),
                LineControl.PurgeSent => _session.Purge(),
                _ => false,
            };
            if (done && control == LineControl.Break)
            {
                _breakEnd?.Dispose();
                _breakEnd = _time.CreateTimer(_ => EndBreak(), state: null, BreakLength, Timeout.InfiniteTimeSpan);
            }
            Flush();
        }
        Pump();
        return done;
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
            _patience?.Dispose();
            _breakEnd?.Dispose();
        }
        Log.Closed(_logger, Address, reason);
        _inner.Close(reason);
        _wake();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close("closed");
        _inner.Dispose();
    }

    // Called by whoever has news of the connection below: its reader, or the loop when sending closed it.
    private void Pump()
    {
        lock (_gate)
        {
            if (_pumping || _state == TransportState.Closed)
                return;
            _pumping = true;
            try
            {
                // What we say may end the connection below at once, and while we talk nobody is told of it.
                while (Talk() != _inner.State && _state != TransportState.Closed) { }
            }
            finally
            {
                _pumping = false;
            }
        }
        _wake();
    }

    // What state of the connection below was acted upon.
    private TransportState Talk()
    {
        // Before receiving: closed and nothing received then means that nothing more comes.
        var below = _inner.State;
        if (below == TransportState.Open && !_talking)
        {
            _talking = true;
            _started = _time.GetTimestamp();
            _patience = _time.CreateTimer(_ => AskAgain(), state: null, Patience, Timeout.InfiniteTimeSpan);
            _session.Start();
            Flush();
        }
        while (_inner.Receive(_buffer, out _) is > 0 and var count)
        {
            _session.Feed(_buffer.AsSpan(0, count));
            Flush();
            if (!_backlog.TryAppend(_session.Received.WrittenSpan))
            {
                Close($"overrun: {_backlog.Length} bytes received wait to be worked on, the bound is {_options.ReceiveLimit}");
                return below;
            }
            _session.Received.ResetWrittenCount();
        }
        Settle();
        if (below == TransportState.Closed)
            Close(_inner.Reason.Replace("the switch", "the device server", StringComparison.Ordinal));
        return below;
    }

    private void Settle()
    {
        if (!_session.IsReady || _state == TransportState.Closed)
            return;
        _impairment = _session.Impairment;
        if (_state != TransportState.Connecting)
            return;
        _patience?.Dispose();
        var elapsed = _time.GetElapsedTime(_started);
        var server = _session.Signature.Length == 0 ? "The device server" : $"The device server ({_session.Signature})";
        Add(
            new(
                "negotiate",
                Ok: true,
                _session.IsRaw ? $"{server} gives no control of the port; Telnet only." : $"{server} gives control of the port.",
                elapsed
            )
        );
        var accepted = _endpoint.Line.AcceptDifference;
        // Its own value is another line for certain; what it does not say may well be as asked.
        if (_impairment is { } words && !(accepted ?? _session.IsRaw || _session.Difference is null))
        {
            Add(new("settings", Ok: false, $"{LineDifference.Refusal(words)}.", elapsed));
            Close(LineDifference.Refusal(words));
            return;
        }
        if (_impairment is { } difference)
            Log.Different(_logger, Address, difference);
        Add(
            new(
                "settings",
                Ok: true,
                _impairment is null ? $"The line is as asked: {_session.Line}." : $"The line is used although: {_impairment}.",
                elapsed
            )
        );
        _state = TransportState.Open;
    }

    private void AskAgain()
    {
        lock (_gate)
        {
            if (_state != TransportState.Connecting)
                return;
            _patience = _time.CreateTimer(_ => StopWaiting(), state: null, Patience, Timeout.InfiniteTimeSpan);
            _session.AskAgain();
            Flush();
        }
        Pump();
    }

    private void StopWaiting()
    {
        lock (_gate)
            _session.StopWaiting();
        Pump();
    }

    private void EndBreak()
    {
        lock (_gate)
        {
            _session.Control(ComPortCodes.BreakOff);
            Flush();
        }
        Pump();
    }

    private void Flush()
    {
        if (_session.Wire.WrittenCount == 0)
            return;
        // In memory the answer comes before this returns; it waits until the bytes are gone.
        var before = _pumping;
        _pumping = true;
        _inner.Send(_session.Wire.WrittenSpan);
        _session.Wire.ResetWrittenCount();
        _pumping = before;
    }

    private void Add(TransportStep step)
    {
        Log.Step(_logger, Address, step.Name, step.Sentence);
        Volatile.Write(ref _steps, [.. _steps, step]);
    }
}
