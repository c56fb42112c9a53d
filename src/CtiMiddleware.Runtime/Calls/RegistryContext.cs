using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>What the registries of one switch share.</summary>
internal sealed class RegistryContext(SwitchId @switch, IEventSink sink, IIdSource ids, IAnomalySink anomalies)
{
    public SwitchId Switch { get; } = @switch;

    public IIdSource Ids { get; } = ids;

    public ChangeSet Changes { get; } = new(@switch, sink);

    /// <summary>When what is being applied was received.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The epoch of the switch's call identifiers.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>Whether the calls of a device are seen that has no monitor.</summary>
    public string Unmonitored { get; init; } = "yes";

    /// <summary>Counts snapshots: what was seen in the present one, and what an event proved since it began.</summary>
    public long Snapshot { get; set; }

    /// <summary>Events that repeated what was known and were not published.</summary>
    public long Duplicates { get; set; }

    public void Anomaly(AnomalyKind kind, string detail) => anomalies.Anomaly(kind, detail);

    /// <summary>Begins an event of the switch.</summary>
    public void Begin(SwitchEvent e, DateTimeOffset at, FrameRef frame)
    {
        At = at;
        Changes.Cause = e.Cause;
        Changes.Synthetic = false;
        Changes.Inferred = e.Inferred;
        Changes.Received = at;
        Changes.NativeCause = e.NativeCause;
        Changes.Frame = frame;
    }

    /// <summary>Begins an event that tells of the middleware's own knowledge.</summary>
    public void Begin(DateTimeOffset at, FrameRef frame)
    {
        BeginSynthetic(at, frame);
        Changes.Cause = EventCause.Normal;
        Changes.Synthetic = false;
    }

    /// <summary>Begins an event that reconciliation makes.</summary>
    public void BeginSynthetic(DateTimeOffset at, FrameRef frame)
    {
        At = at;
        Changes.Cause = EventCause.Resync;
        Changes.Synthetic = true;
        Changes.Inferred = false;
        Changes.Received = frame.Link is null ? null : at;
        Changes.NativeCause = null;
        Changes.Frame = frame;
    }
}
