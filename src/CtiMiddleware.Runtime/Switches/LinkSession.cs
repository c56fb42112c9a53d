using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Supervision;
using CtiMiddleware.Runtime.Voice;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// One link with its protocol: carries out what <see cref="LinkSupervision"/> decides, moves bytes, and keeps what the adapter does wrong from
/// the rest of the process. Loop's thread only.
/// </summary>
internal sealed class LinkSession : ICommandLink, IDisposable
{
    private const int TurnBytes = 64 * 1024;
    private const int TurnFrames = 256;

    private readonly ILinkHost _host;
    private readonly ILinkProtocol _protocol;
    private readonly LinkParts _parts;
    private readonly ContiguousBuffer _buffer = new(2 * TurnBytes);
    private readonly Queue<SupervisionInput> _inputs = new();
    private readonly LoopTimer _deadline;
    private readonly LoopTimer _retry;
    private readonly LinkOutput _output;
    private readonly ProtocolCaller _caller;
    private readonly LinkCapture _capture;
    private ITransport? _transport;
    private bool _opened;
    private bool _ended;
    private bool _more;
    private long _position;

    public LinkSession(LinkDefinition definition, ILinkProtocol protocol, ILinkHost host, LinkParts parts)
    {
        Definition = definition;
        _protocol = protocol;
        _host = host;
        _parts = parts;
        Pace = parts.Pace;
        _deadline = host.Timers.Create(() => Input(new SupervisionInput.DeadlinePassed()));
        _retry = host.Timers.Create(() => Input(new SupervisionInput.RetryDue()));
        _output = new LinkOutput(this, host, parts.Time, parts.Logger);
        _caller = new ProtocolCaller(this, protocol, _output, parts);
        _capture = new LinkCapture(definition, parts);
        if (protocol is not IBoardProtocol board)
            return;
        Voice = new VoiceEngine(new LinkVoice(this, host, parts), board.Traits, parts.Voice, host.Timers);
        Counters.Voice = Voice.Counters.Copy;
    }

    /// <summary>What plays and records on a board; null when the protocol is none.</summary>
    public VoiceEngine? Voice { get; }

    /// <summary>The definition.</summary>
    public LinkDefinition Definition { get; }

    /// <inheritdoc/>
    public LinkId Id => Definition.Id;

    /// <summary>The present status.</summary>
    public LinkStatus Status { get; private set; } = LinkStatus.Initial;

    /// <summary>Why it takes no command, in words.</summary>
    public string WhyNot => $"link {Id} is {Status.State.ToString().ToLowerInvariant()}: {Status.Reason}";

    /// <summary>The counters.</summary>
    public LinkCounters Counters { get; } = new();

    /// <summary>What the protocol wrote.</summary>
    public WireBuffer Wire { get; } = new();

    /// <summary>When bytes were received last, UTC; null before the first.</summary>
    public DateTimeOffset? LastReceived { get; private set; }

    /// <summary>The address that is tried or used.</summary>
    public LinkEndpoint Address => Definition.Addresses[Status.Address % Definition.Addresses.Count];

    /// <summary>The beginning of what came first on this connection.</summary>
    public byte[] FirstBytes { get; private set; } = [];

    /// <summary>The steps of the present transport.</summary>
    public IReadOnlyList<TransportStep> Steps => _transport?.Steps ?? _lastSteps;

    /// <summary>What makes the present transport less than what was asked for; null when nothing does.</summary>
    public string? Impairment => _transport?.Impairment;

    /// <summary>Acts on the serial port below, after what was written before.</summary>
    public bool Control(LineControl control)
    {
        Flush();
        return _transport?.Control(control) ?? false;
    }

    /// <inheritdoc/>
    public long BytesWritten => Wire.Total;

    /// <inheritdoc/>
    public long BytesLeft { get; private set; }

    /// <inheritdoc/>
    public TokenBucket Pace { get; }

    /// <inheritdoc/>
    public bool Accepts => _opened && !_ended;

    private IReadOnlyList<TransportStep> _lastSteps = [];

    /// <summary>Something happened to the link; worked on when no call of the protocol is running.</summary>
    public void Input(SupervisionInput input) => _inputs.Enqueue(input);

    /// <summary>The place of a byte of the buffer on the link.</summary>
    public FrameRef At(int offset) => new(Id.Value, _position + offset);

    /// <summary>The protocol ends the connection.</summary>
    public void End(string reason, CloseNext next)
    {
        if (_ended)
            return;
        _ended = true;
        Input(new SupervisionInput.ProtocolClosed(reason, next));
    }

    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command)
    {
        if (command is SwitchCommand.RequestSnapshot snapshot)
            _output.Snapshots.Sent(ticket, snapshot.Scope);
        if (Voice is null || !Voice.Execute(ticket, command))
            Call("Execute", () => _protocol.Execute(ticket, command, _output));
    }

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket)
    {
        _output.Snapshots.GivenUp(ticket);
        if (Voice is null || !Voice.Abandon(ticket))
            Call("Abandon", () => _protocol.Abandon(ticket, _output));
    }

    /// <summary>A timer of the protocol ran out.</summary>
    public void Elapsed(LinkTimer timer) => Call("Elapsed", () => _protocol.Elapsed(timer, _output));

    /// <inheritdoc/>
    public void Anomaly(AnomalyKind kind, string detail)
    {
        Log.Anomaly(_parts.Logger, Id.Value, kind.ToString(), detail);
        var (at, offset, length) = _output.Working;
        var unread = _buffer.Unread;
        // An adapter may mark a frame wrongly; that must not cost the anomaly.
        var frame = offset >= 0 && length > 0 && offset + length <= unread.Length ? unread.Slice(offset, length) : [];
        Counters.Anomaly(kind, detail, _parts.Time.GetUtcNow(), frame, at);
    }

    /// <summary>Works on what happened; true when there was something.</summary>
    public bool RunInputs()
    {
        var any = false;
        while (_inputs.TryDequeue(out var input))
        {
            any = true;
            var before = Status;
            var now = _parts.Time.GetUtcNow();
            var (next, effects) = LinkSupervision.Next(before, input, now, Definition.Supervision, _parts.Seed);
            Status = next;
            foreach (var effect in effects)
                Run(effect, input);
            if (before.State != next.State || before.Reason != next.Reason || before.NextRetry != next.NextRetry)
                _host.Changed(this, before);
        }
        return any;
    }

    /// <summary>Moves bytes for one turn; true when there were some.</summary>
    public bool RunBytes()
    {
        if (_transport is not { } transport || _ended)
            return false;
        var state = transport.State;
        if (!_opened)
        {
            if (state == TransportState.Connecting)
                return false;
            if (state == TransportState.Open || transport.Waiting > 0)
                Opened(transport);
            else
                Input(new SupervisionInput.TransportClosed(transport.Reason));
            return true;
        }
        while (transport.TryTakeNotice(out var notice))
            Call("Noticed", () => _protocol.Noticed(notice, _output));
        var count = 0;
        if (_buffer.Length < TurnBytes || !_more)
        {
            var space = _buffer.GetSpace(TurnBytes)[..(_more ? TurnBytes - _buffer.Length : TurnBytes)];
            count = transport.Receive(space, out var receivedAt);
            if (count > 0)
                Received(count, receivedAt);
        }
        if (count > 0 || _more)
        {
            Feed();
            return true;
        }
        if (state != TransportState.Closed)
            return false;
        _ended = true;
        Input(new SupervisionInput.TransportClosed(transport.Reason));
        return true;
    }

    /// <summary>Hands over what the protocol wrote.</summary>
    public void Flush()
    {
        _capture.Look();
        if (Wire.Waiting.IsEmpty)
            return;
        Counters.BytesSent += Wire.Waiting.Length;
        try
        {
            _transport?.Send(Wire.Waiting);
        }
        catch (Exception failure)
        {
            // One link's transport must not end the others.
            Log.TurnFailed(_parts.Logger, failure, Id.Value);
            End($"internal: {failure.GetType().Name} while sending", CloseNext.Retry);
        }
        finally
        {
            Wire.Clear();
        }
    }

    /// <summary>The process ends.</summary>
    public void Dispose() => _capture.Dispose();

    private void Opened(ITransport transport)
    {
        _opened = true;
        Counters.Connects++;
        Counters.LineErrors = () => transport.LineErrors;
        Input(new SupervisionInput.Opened());
        Call("Opened", () => _protocol.Opened(_output));
    }

    private void Received(int count, DateTimeOffset receivedAt)
    {
        _buffer.Advance(count);
        LastReceived = receivedAt;
        Counters.BytesReceived += count;
        if (FirstBytes.Length == 0)
            FirstBytes = _buffer.Unread[..Math.Min(80, _buffer.Length)].ToArray();
    }

    private void Feed()
    {
        var consumed = _caller.Receive(_buffer.Unread, TurnFrames, _parts.MaxUnconsumed);
        _buffer.Consume(consumed);
        _position += consumed;
        _more = consumed > 0 && _buffer.Length > 0;
        Voice?.Flush();
    }

    /// <summary>Calls the board for its audio; does nothing when the link is over.</summary>
    public void Board(string name, Action<IBoardProtocol, ILinkOutput> call)
    {
        if (Accepts)
            _caller.Call(name, () => call((IBoardProtocol)_protocol, _output), _buffer.Unread);
    }

    /// <summary>Hands audio to the board; does nothing when the link is over.</summary>
    public void Transmit(NativeConnection connection, ReadOnlySpan<short> samples)
    {
        if (Accepts)
            _caller.Transmit((IBoardProtocol)_protocol, connection, samples, _buffer.Unread);
    }

    private void Call(string name, Action call)
    {
        if (!_ended)
            _caller.Call(name, call, _buffer.Unread);
        Voice?.Flush();
    }

    private void Run(SupervisionEffect effect, SupervisionInput input)
    {
        switch (effect)
        {
            case SupervisionEffect.OpenTransport:
                OpenTransport();
                break;
            case SupervisionEffect.CloseTransport close:
                CloseTransport(close.Reason);
                break;
            case SupervisionEffect.StartDeadline deadline:
                _deadline.Start(deadline.After);
                break;
            case SupervisionEffect.StopDeadline:
                _deadline.Stop();
                break;
            case SupervisionEffect.StartRetry retry:
                _retry.Start(retry.After);
                break;
            case SupervisionEffect.StopRetry:
                _retry.Stop();
                break;
            case SupervisionEffect.BeginSync:
                _host.BeginSync(this);
                break;
            case SupervisionEffect.ReportUnexpected:
                Log.UnexpectedInput(_parts.Logger, Id.Value, input.GetType().Name, Status.State.ToString());
                break;
            default:
                throw new InvalidOperationException($"{effect.GetType().Name} is not carried out.");
        }
    }

    // What this connection said and was not worked on must not be taken for the next one's; what an operator wants stays.
    private void ForgetInputs()
    {
        for (var count = _inputs.Count; count > 0; count--)
        {
            var input = _inputs.Dequeue();
            if (input is SupervisionInput.Enable or SupervisionInput.Disable or SupervisionInput.Restart)
                _inputs.Enqueue(input);
        }
    }

    private void OpenTransport()
    {
        _transport = _capture.Around(_parts.Transports.Create(Address));
        _opened = _ended = _more = false;
        BytesLeft = 0;
        FirstBytes = [];
        Wire.Reset();
        _transport.Open(_host.Wake);
    }

    private void CloseTransport(string reason)
    {
        if (_transport is not { } transport)
            return;
        if (_opened && !_ended)
            _caller.Call("Closing", () => _protocol.Closing(_output), _buffer.Unread);
        Flush();
        transport.Close(reason);
        BytesLeft = transport.BytesPossiblySent;
        Counters.KeepLineErrors(transport.LineErrors);
        _lastSteps = transport.Steps;
        _ended = true;
        _output.StopTimers();
        Voice?.LinkLost(reason);
        _host.CommandsOf(this).LinkLost(this, reason, _host.Feeds(this));
        if (_opened)
            _caller.Call("Closed", () => _protocol.Closed(_output), _buffer.Unread);
        _opened = false;
        _output.StopTimers();
        ForgetInputs();
        transport.Dispose();
        _transport = null;
        _output.Snapshots.Reset();
        _position += _buffer.Length;
        _buffer.Clear();
        Wire.Reset();
    }
}
