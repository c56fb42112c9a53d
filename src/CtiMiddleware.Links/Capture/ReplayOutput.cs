using System.Buffers;
using System.Text;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Links.Capture;

/// <summary>Keeps in order what a protocol says, under a clock that only <see cref="ProtocolReplay"/> moves. Not thread-safe.</summary>
/// <param name="start">The time at which it begins, UTC.</param>
public class ReplayOutput(DateTimeOffset start) : ILinkOutput, IMediaOutput
{
    private readonly ArrayBufferWriter<byte> _wire = new();
    private readonly List<ReplayItem> _items = [];
    private readonly Dictionary<NativeConnection, List<short>> _audio = [];

    /// <summary>What was said, in order.</summary>
    public IReadOnlyList<ReplayItem> Items => _items;

    /// <summary>The uniform events, in order.</summary>
    public IEnumerable<SwitchEvent> Events => _items.OfType<ReplayItem.Emitted>().Select(static item => item.Event);

    /// <summary>How many frames were marked.</summary>
    public long Frames { get; private set; }

    /// <summary>How many frames were ignored.</summary>
    public long IgnoredFrames { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset Now { get; internal set; } = start;

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt { get; internal set; } = start;

    /// <inheritdoc/>
    public IBufferWriter<byte> Wire => _wire;

    /// <summary>The audio that came, by connection.</summary>
    public IReadOnlyDictionary<NativeConnection, List<short>> Audio => _audio;

    /// <inheritdoc/>
    public virtual IMediaOutput Media => this;

    /// <summary>The running timers and when they run out.</summary>
    public IReadOnlyDictionary<LinkTimer, DateTimeOffset> Timers => Running;

    internal Dictionary<LinkTimer, DateTimeOffset> Running { get; } = [];

    internal bool IsClosed { get; set; }

    /// <summary>Takes what was written to the wire since the last time, as text in Latin-1.</summary>
    public string TakeWire()
    {
        var text = Encoding.Latin1.GetString(_wire.WrittenSpan);
        _wire.ResetWrittenCount();
        return text;
    }

    /// <inheritdoc/>
    public virtual void LoggedOn(string version, string? restriction) => _items.Add(new ReplayItem.LoggedOn(version, restriction));

    /// <inheritdoc/>
    public virtual void StatusNormal() => _items.Add(new ReplayItem.StatusNormal());

    /// <inheritdoc/>
    public virtual void StatusImpaired(string reason) => _items.Add(new ReplayItem.StatusImpaired(reason));

    /// <inheritdoc/>
    public virtual void SwitchRestarted(string evidence) => _items.Add(new ReplayItem.Restarted(evidence));

    /// <inheritdoc/>
    public virtual void Observed(string device, DeviceObservation observation, string? reason) =>
        _items.Add(new ReplayItem.Observation(device, observation, reason));

    /// <inheritdoc/>
    public virtual void Frame(int offset, int length) => Frames++;

    /// <inheritdoc/>
    public virtual void Emit(SwitchEvent switchEvent) => _items.Add(new ReplayItem.Emitted(switchEvent, ReceivedAt));

    /// <inheritdoc/>
    public virtual void SnapshotBegin(SnapshotScope scope) => _items.Add(new ReplayItem.SnapshotBegan(scope));

    /// <inheritdoc/>
    public virtual void SnapshotItem(SnapshotItem item) => _items.Add(new ReplayItem.Snapshot(item));

    /// <inheritdoc/>
    public virtual void SnapshotEnd(SnapshotScope scope, bool complete) => _items.Add(new ReplayItem.SnapshotEnded(scope, complete));

    /// <inheritdoc/>
    public virtual void BindCall(CommandTicket ticket, NativeConnection connection) => _items.Add(new ReplayItem.Bound(ticket, connection));

    /// <inheritdoc/>
    public virtual void Complete(CommandTicket ticket, CommandAnswer answer) => _items.Add(new ReplayItem.Completed(ticket, answer));

    /// <inheritdoc/>
    public void StartTimer(LinkTimer timer, TimeSpan after) => Running[timer] = Now + after;

    /// <inheritdoc/>
    public void StopTimer(LinkTimer timer) => Running.Remove(timer);

    /// <inheritdoc/>
    public virtual void Ready(NativeConnection connection, MediaDirections directions) =>
        _items.Add(new ReplayItem.MediaReady(connection, directions));

    /// <inheritdoc/>
    public virtual void Failed(NativeConnection connection, string reason) =>
        _items.Add(new ReplayItem.MediaStopped(connection, Ended: false, reason));

    /// <inheritdoc/>
    public virtual void Ended(NativeConnection connection, string reason) =>
        _items.Add(new ReplayItem.MediaStopped(connection, Ended: true, reason));

    /// <inheritdoc/>
    public virtual void Received(NativeConnection connection, ReadOnlySpan<short> samples)
    {
        _items.Add(new ReplayItem.AudioReceived(connection, samples.Length));
        if (!_audio.TryGetValue(connection, out var audio))
            _audio[connection] = audio = [];
        audio.AddRange(samples);
    }

    /// <inheritdoc/>
    public virtual void DigitReceived(NativeConnection connection, char digit) =>
        _items.Add(new ReplayItem.DigitReceived(connection, digit));

    /// <inheritdoc/>
    public virtual void ToneReceived(NativeConnection connection, LineTone tone) =>
        _items.Add(new ReplayItem.ToneReceived(connection, tone));

    /// <inheritdoc/>
    public virtual void Lost(NativeConnection connection, string reason) => _items.Add(new ReplayItem.AudioLost(connection, reason));

    /// <inheritdoc/>
    public virtual void HeartbeatAnswered(TimeSpan roundTrip) => _items.Add(new ReplayItem.Heartbeat(Answered: true, roundTrip));

    /// <inheritdoc/>
    public virtual void HeartbeatMissed() => _items.Add(new ReplayItem.Heartbeat(Answered: false, TimeSpan.Zero));

    /// <inheritdoc/>
    public virtual void Ignored() => IgnoredFrames++;

    /// <inheritdoc/>
    public virtual void Unknown(string type, ReadOnlySpan<byte> frame) =>
        _items.Add(new ReplayItem.Unknown(type, Encoding.Latin1.GetString(frame)));

    /// <inheritdoc/>
    public virtual void Anomaly(AnomalyKind kind, string detail, ReadOnlySpan<byte> frame) =>
        _items.Add(new ReplayItem.Anomaly(kind, detail, Encoding.Latin1.GetString(frame)));

    /// <inheritdoc/>
    public virtual void Close(string reason, CloseNext next)
    {
        IsClosed = true;
        _items.Add(new ReplayItem.Close(reason, next));
    }
}
