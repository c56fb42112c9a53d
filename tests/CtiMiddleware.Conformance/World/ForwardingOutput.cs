using System.Buffers;
using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Conformance.World;

/// <summary>
/// Passes on what an adapter says. To watch it, or to break it on purpose, derive and override. As short-lived as the output it wraps; not thread-safe.
/// </summary>
/// <param name="inner">Where everything goes.</param>
public abstract class ForwardingOutput(ILinkOutput inner) : ILinkOutput
{
    /// <inheritdoc/>
    public DateTimeOffset Now => inner.Now;

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => inner.ReceivedAt;

    /// <inheritdoc/>
    public virtual IBufferWriter<byte> Wire => inner.Wire;

    /// <inheritdoc/>
    public virtual void LoggedOn(string version, string? restriction)
    {
        Said(new ReplayItem.LoggedOn(version, restriction));
        inner.LoggedOn(version, restriction);
    }

    /// <inheritdoc/>
    public virtual void StatusNormal()
    {
        Said(new ReplayItem.StatusNormal());
        inner.StatusNormal();
    }

    /// <inheritdoc/>
    public virtual void StatusImpaired(string reason)
    {
        Said(new ReplayItem.StatusImpaired(reason));
        inner.StatusImpaired(reason);
    }

    /// <inheritdoc/>
    public virtual void SwitchRestarted(string evidence)
    {
        Said(new ReplayItem.Restarted(evidence));
        inner.SwitchRestarted(evidence);
    }

    /// <inheritdoc/>
    public virtual void Observed(string device, DeviceObservation observation, string? reason)
    {
        Said(new ReplayItem.Observation(device, observation, reason));
        inner.Observed(device, observation, reason);
    }

    /// <inheritdoc/>
    public virtual void Frame(int offset, int length) => inner.Frame(offset, length);

    /// <inheritdoc/>
    public virtual void Emit(SwitchEvent switchEvent)
    {
        Said(new ReplayItem.Emitted(switchEvent, ReceivedAt));
        inner.Emit(switchEvent);
    }

    /// <inheritdoc/>
    public virtual void SnapshotBegin(SnapshotScope scope)
    {
        Said(new ReplayItem.SnapshotBegan(scope));
        inner.SnapshotBegin(scope);
    }

    /// <inheritdoc/>
    public virtual void SnapshotItem(SnapshotItem item)
    {
        Said(new ReplayItem.Snapshot(item));
        inner.SnapshotItem(item);
    }

    /// <inheritdoc/>
    public virtual void SnapshotEnd(SnapshotScope scope, bool complete)
    {
        Said(new ReplayItem.SnapshotEnded(scope, complete));
        inner.SnapshotEnd(scope, complete);
    }

    /// <inheritdoc/>
    public virtual void Progress(CommandTicket ticket) => inner.Progress(ticket);

    /// <inheritdoc/>
    public virtual void BindCall(CommandTicket ticket, NativeConnection connection)
    {
        Said(new ReplayItem.Bound(ticket, connection));
        inner.BindCall(ticket, connection);
    }

    /// <inheritdoc/>
    public virtual void Complete(CommandTicket ticket, CommandAnswer answer)
    {
        Said(new ReplayItem.Completed(ticket, answer));
        inner.Complete(ticket, answer);
    }

    /// <inheritdoc/>
    public virtual void StartTimer(LinkTimer timer, TimeSpan after) => inner.StartTimer(timer, after);

    /// <inheritdoc/>
    public virtual void StopTimer(LinkTimer timer) => inner.StopTimer(timer);

    /// <inheritdoc/>
    public virtual bool Control(LineControl control) => inner.Control(control);

    /// <inheritdoc/>
    public virtual IMediaOutput Media => new ForwardingMedia(inner.Media, Said);

    /// <inheritdoc/>
    public virtual void HeartbeatAnswered(TimeSpan roundTrip)
    {
        Said(new ReplayItem.Heartbeat(Answered: true, roundTrip));
        inner.HeartbeatAnswered(roundTrip);
    }

    /// <inheritdoc/>
    public virtual void HeartbeatMissed()
    {
        Said(new ReplayItem.Heartbeat(Answered: false, TimeSpan.Zero));
        inner.HeartbeatMissed();
    }

    /// <inheritdoc/>
    public virtual void Ignored() => inner.Ignored();

    /// <inheritdoc/>
    public virtual void Unknown(string type, ReadOnlySpan<byte> frame)
    {
        Said(new ReplayItem.Unknown(type, Encoding.Latin1.GetString(frame)));
        inner.Unknown(type, frame);
    }

    /// <inheritdoc/>
    public virtual void Anomaly(AnomalyKind kind, string detail, ReadOnlySpan<byte> frame)
    {
        Said(new ReplayItem.Anomaly(kind, detail, Encoding.Latin1.GetString(frame)));
        inner.Anomaly(kind, detail, frame);
    }

    /// <inheritdoc/>
    public virtual void Close(string reason, CloseNext next)
    {
        Said(new ReplayItem.Close(reason, next));
        inner.Close(reason, next);
    }

    /// <summary>Told of everything before it is passed on; does nothing by itself.</summary>
    protected virtual void Said(ReplayItem item) { }
}
