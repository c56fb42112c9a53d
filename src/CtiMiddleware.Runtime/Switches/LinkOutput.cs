using System.Buffers;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Supervision;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// What a protocol says, passed on: events to the registry, answers to the commands, the rest to supervision and counters. Supervision gets it
/// after the call, so that the protocol is never called inside a call.
/// </summary>
internal sealed class LinkOutput(LinkSession session, ILinkHost host, TimeProvider time, ILogger logger) : ILinkOutput
{
    private const int MaxTimers = 1024;

    private readonly Dictionary<LinkTimer, LoopTimer> _timers = [];
    private readonly SnapshotGuard _snapshots = new(session, host);
    private DateTimeOffset _receivedAt;
    private bool _valid;
    private FrameRef _frame;
    private int _offset;
    private int _length;

    /// <inheritdoc/>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => _receivedAt;

    /// <inheritdoc/>
    public IBufferWriter<byte> Wire => Valid().Wire;

    /// <summary>A call of the protocol begins.</summary>
    public void Begin(DateTimeOffset receivedAt)
    {
        _valid = true;
        host.Speaks(session);
        _receivedAt = receivedAt;
        _frame = default;
        _offset = _length = 0;
    }

    /// <summary>The call is over: what is said from here on is a fault of the adapter.</summary>
    public void End()
    {
        _valid = false;
        host.Speaks(session: null);
    }

    /// <summary>The bytes of the frame that is being worked on; empty when none is.</summary>
    public (FrameRef At, int Offset, int Length) Working => _valid ? (_frame, _offset, _length) : default;

    /// <summary>What stands between the snapshots and the registry.</summary>
    public SnapshotGuard Snapshots => _snapshots;

    /// <summary>The connection is over.</summary>
    public void StopTimers()
    {
        foreach (var timer in _timers.Values)
            timer.Stop();
        _timers.Clear();
    }

    /// <inheritdoc/>
    public void LoggedOn(string version, string? restriction)
    {
        var both = new[] { Valid().Impairment, restriction }.Where(static one => one is not null).ToArray();
        session.Input(new SupervisionInput.LoggedOn(version, both.Length == 0 ? null : string.Join("; ", both)));
    }

    /// <inheritdoc/>
    public bool Control(LineControl control) => Valid().Control(control);

    /// <inheritdoc/>
    public IMediaOutput Media =>
        Valid().Voice ?? throw new NotSupportedException("This link carries no audio: its protocol is no IBoardProtocol.");

    /// <inheritdoc/>
    public void StatusNormal() => Valid().Input(new SupervisionInput.StatusNormal());

    /// <inheritdoc/>
    public void StatusImpaired(string reason) => Valid().Input(new SupervisionInput.StatusImpaired(reason));

    /// <inheritdoc/>
    public void SwitchRestarted(string evidence)
    {
        Log.SwitchRestarted(logger, Valid().Id.Value, evidence);
        session.Voice?.EndCall(callId: null);
        if (host.Feeds(session))
            host.SwitchRestarted(_receivedAt);
    }

    /// <inheritdoc/>
    public void Observed(string device, DeviceObservation observation, string? reason)
    {
        if (host.Feeds(Valid()))
            host.Observed(device, observation, reason, _receivedAt);
    }

    /// <inheritdoc/>
    public void Frame(int offset, int length)
    {
        Valid().Counters.Frames++;
        _frame = session.At(offset);
        _offset = offset;
        _length = length;
    }

    /// <inheritdoc/>
    public void Emit(SwitchEvent switchEvent)
    {
        Valid().Counters.Events++;
        session.Voice?.Before(switchEvent);
        if (host.Feeds(session))
            host.Apply(session, switchEvent, _receivedAt, _frame);
        session.Voice?.After(switchEvent);
    }

    /// <inheritdoc/>
    public void SnapshotBegin(SnapshotScope scope)
    {
        if (host.Feeds(Valid()))
            _snapshots.Begin(scope, _receivedAt);
    }

    /// <inheritdoc/>
    public void SnapshotItem(SnapshotItem item)
    {
        if (item is SnapshotItem.Call { Connections.Count: 0 } gone)
            Valid().Voice?.EndCall(gone.CallId);
        if (host.Feeds(Valid()))
            _snapshots.Item(item, _receivedAt, _frame);
    }

    /// <inheritdoc/>
    public void SnapshotEnd(SnapshotScope scope, bool complete)
    {
        if (host.Feeds(Valid()))
            _snapshots.End(scope, complete, _receivedAt);
    }

    /// <inheritdoc/>
    public void BindCall(CommandTicket ticket, NativeConnection connection) => host.CommandsOf(Valid()).Bind(session, ticket, connection);

    /// <inheritdoc/>
    public void Complete(CommandTicket ticket, CommandAnswer answer)
    {
        var link = Valid();
        _snapshots.Answered(ticket, answer, _receivedAt);
        host.CommandsOf(link).Complete(link, ticket, answer);
    }

    /// <inheritdoc/>
    public void Progress(CommandTicket ticket)
    {
        if (host.Feeds(Valid()))
            _snapshots.Progress(ticket);
    }

    /// <inheritdoc/>
    public void StartTimer(LinkTimer timer, TimeSpan after)
    {
        Valid();
        if (!_timers.TryGetValue(timer, out var running))
        {
            if (_timers.Count >= MaxTimers)
                throw new InvalidOperationException($"The adapter uses more than {MaxTimers} timers.");
            _timers[timer] = running = host.Timers.Create(() => session.Elapsed(timer));
        }
        running.Start(after);
    }

    /// <inheritdoc/>
    public void StopTimer(LinkTimer timer)
    {
        Valid();
        if (_timers.TryGetValue(timer, out var running))
            running.Stop();
    }

    /// <inheritdoc/>
    public void HeartbeatAnswered(TimeSpan roundTrip)
    {
        Volatile.Write(ref Valid().Counters.RoundTrip, roundTrip.TotalMilliseconds);
        session.Input(new SupervisionInput.HeartbeatAnswered());
    }

    /// <inheritdoc/>
    public void HeartbeatMissed() => Valid().Input(new SupervisionInput.HeartbeatMissed());

    /// <inheritdoc/>
    public void Ignored() => Valid().Counters.Ignored++;

    /// <inheritdoc/>
    public void Unknown(string type, ReadOnlySpan<byte> frame) => Valid().Counters.Unknown(type, Now, frame, _frame);

    /// <inheritdoc/>
    public void Anomaly(AnomalyKind kind, string detail, ReadOnlySpan<byte> frame)
    {
        Log.Anomaly(logger, Valid().Id.Value, kind.ToString(), detail);
        session.Counters.Anomaly(kind, detail, Now, frame, _frame);
    }

    /// <inheritdoc/>
    public void Close(string reason, CloseNext next) => Valid().End(reason, next);

    private LinkSession Valid() =>
        _valid ? session : throw new InvalidOperationException("The output is valid only during the call it was given to.");
}
