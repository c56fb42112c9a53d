using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Agents;
using CtiMiddleware.Runtime.Devices;
using CtiMiddleware.Runtime.Events;
using Item = CtiMiddleware.Model.Snapshots.SnapshotItem;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>
/// What is known of one switch: turns what its adapter reports into events of the log, with the middleware's identifiers, and keeps the state
/// that is their fold. One event of the switch is one event of the log; contradictions are told to the anomaly sink. Not thread-safe: the
/// switch's loop owns it.
/// </summary>
public sealed class SwitchRegistry
{
    private readonly RegistryContext _context;
    private readonly DeviceRegistry _devices;
    private readonly DeviceEvents _deviceEvents;
    private readonly AgentRegistry _agents;
    private readonly CallTable _table;
    private readonly CallEvents _calls;
    private readonly CallSnapshots _snapshots;
    private readonly SwitchStatus _status;
    private readonly Dictionary<SnapshotScope, long> _open = [];

    /// <summary>An empty registry. Publishes nothing before it is told something.</summary>
    /// <param name="initial">The switch as it stands at the start: stale, since nothing is known of it yet.</param>
    /// <param name="sink">Where events go.</param>
    /// <param name="ids">Where identifiers of calls, connections and threads come from; owned by the same loop.</param>
    /// <param name="anomalies">What is told of contradictions.</param>
    public SwitchRegistry(SwitchObject initial, IEventSink sink, IIdSource ids, IAnomalySink anomalies)
    {
        _context = new RegistryContext(initial.Id, sink, ids, anomalies)
        {
            Epoch = Math.Max(1, initial.CallIdEpoch),
            Unmonitored = initial.Observes == SwitchObservation.Everything ? "yes" : "no",
        };
        _devices = new DeviceRegistry(_context);
        _deviceEvents = new DeviceEvents(_context, _devices);
        _agents = new AgentRegistry(_context, _devices);
        _table = new CallTable(_context, _devices);
        _calls = new CallEvents(_context, _table, _devices, new CallMerges(_context, _table, _devices));
        _snapshots = new CallSnapshots(_context, _table, _devices, _calls);
        _status = new SwitchStatus(_context, initial);
    }

    /// <summary>The switch.</summary>
    public SwitchId Switch => _context.Switch;

    /// <summary>The switch object as it stands; its <c>rev</c> is only in the log.</summary>
    public SwitchObject Status => _status.Present;

    /// <summary>The number of calls now.</summary>
    public int CallCount => _table.Count;

    /// <summary>The number of devices now.</summary>
    public int DeviceCount => _devices.Count;

    /// <summary>The number of agents now.</summary>
    public int AgentCount => _agents.Count;

    /// <summary>Events that repeated what was known and were therefore not published (field rule 29).</summary>
    public long Duplicates => _context.Duplicates;

    /// <summary>Applies an event of the switch.</summary>
    /// <param name="switchEvent">The event.</param>
    /// <param name="receivedAt">When its bytes were received, UTC.</param>
    /// <param name="frame">Where its frame stands.</param>
    public void Apply(SwitchEvent switchEvent, DateTimeOffset receivedAt, FrameRef frame)
    {
        _devices.Flush();
        _status.Heard(receivedAt);
        _context.Begin(switchEvent, receivedAt, frame);
        switch (switchEvent)
        {
            case CallEvent e:
                _calls.Apply(e);
                break;
            case AgentEvent e:
                _agents.Apply(e);
                break;
            case DeviceEvent e:
                _deviceEvents.Apply(e);
                break;
            case PrivateEvent e:
                _context.Changes.Detail("name", e.Name);
                _context.Changes.Detail("fields", e.Fields);
                _context.Changes.Append(EventTypes.Private, Switch.Value, null);
                break;
            default:
                _context.Anomaly(AnomalyKind.UnexpectedEvent, $"{switchEvent.GetType().Name} is not known to the registry.");
                break;
        }
    }

    /// <summary>
    /// Binds identifiers that were given to a command to the connection that the switch now names, before any event of it. Forgotten when the
    /// link is lost.
    /// </summary>
    public void BindCall(NativeConnection native, CallId call, ConnectionId connection) => _table.Bind(native, call, connection);

    /// <summary>The identifiers of a connection of the switch; null when it is not there.</summary>
    public (CallId Call, ConnectionId Connection)? Find(NativeConnection native) =>
        _table.Find(native) is { } connection ? (connection.Call.Id, connection.Id) : null;

    /// <summary>The identifier of a call of the switch; null when it is not there.</summary>
    public CallId? FindCall(string nativeCall) => _table.Find(nativeCall)?.Id;

    /// <summary>Names devices by configuration: no snapshot removes them.</summary>
    public void SetDevices(IEnumerable<Item.Device> devices, DateTimeOffset at) => _devices.Configure(devices, at);

    /// <summary>Whether the calls of a device are seen from now on.</summary>
    public void Observed(string device, DeviceObservation observation, string? reason, DateTimeOffset at) =>
        _devices.Observe(device, observation, reason, at);

    /// <summary>Whether a number is one of the switch's devices as far as known.</summary>
    public bool Knows(string device) => _devices.Find(device) is not null;

    /// <summary>The numbers of the known devices whose calls a switch can be asked to report: all but trunks, park slots and conferences.</summary>
    public IReadOnlyList<string> Monitorable() => _devices.Monitorable();

    /// <summary>A snapshot begins. What exists now and is not named until its end, nor proved by an event, is gone then.</summary>
    public void SnapshotBegin(SnapshotScope scope, DateTimeOffset at)
    {
        _status.Heard(at);
        _context.Snapshot++;
        foreach (var one in Each(scope))
            _open[one] = _context.Snapshot;
    }

    /// <summary>One object of a snapshot: supersedes what was known of it.</summary>
    public void SnapshotItem(Item item, DateTimeOffset at, FrameRef frame)
    {
        _status.Heard(at);
        if (item is Item.Call or Item.Agent)
            _devices.Flush();
        _context.BeginSynthetic(at, frame);
        switch (item)
        {
            case Item.Device device:
                _devices.Reconcile(device);
                break;
            case Item.Group group:
                _devices.Reconcile(group);
                break;
            case Item.Agent agent:
                _agents.Reconcile(agent);
                break;
            case Item.Call call:
                _snapshots.Reconcile(call);
                break;
            default:
                _context.Anomaly(AnomalyKind.UnexpectedEvent, $"{item.GetType().Name} is not known to the registry.");
                break;
        }
    }

    /// <summary>A snapshot ends.</summary>
    /// <param name="scope">Its scope.</param>
    /// <param name="complete">Whether it named everything there is; only then what it did not name ends.</param>
    /// <param name="at">When, UTC.</param>
    public void SnapshotEnd(SnapshotScope scope, bool complete, DateTimeOffset at)
    {
        _devices.Flush();
        _context.BeginSynthetic(at, default);
        var begun = new long[9];
        foreach (var one in Each(scope))
        {
            if (!_open.Remove(one, out begun[(int)one]))
                _context.Anomaly(AnomalyKind.UnexpectedEvent, $"A snapshot of {one} ends that never began.");
        }
        if (!complete)
            return;
        if (begun[(int)SnapshotScope.Calls] > 0)
            _snapshots.EndSnapshot(begun[(int)SnapshotScope.Calls]);
        if (begun[(int)SnapshotScope.Agents] > 0)
            _agents.EndSnapshot(begun[(int)SnapshotScope.Agents]);
        var (devices, groups) = (begun[(int)SnapshotScope.Devices], begun[(int)SnapshotScope.Groups]);
        if (devices > 0)
            _devices.EndSnapshot(devices: true, groups: false, devices);
        if (groups > 0)
            _devices.EndSnapshot(devices: false, groups: true, groups);
    }

    /// <summary>The state of the switch's links changed without anything becoming stale or in service.</summary>
    public void SetState(LinkState state, string reason, string? version, DateTimeOffset at)
    {
        _devices.Flush();
        _status.Set(at, state, reason, version);
    }

    /// <summary>The link was lost: what is shown may be out of date from here on. Calls stay; a snapshot decides about them later.</summary>
    public void LinkLost(LinkState state, string reason, DateTimeOffset at)
    {
        _devices.Flush();
        _open.Clear();
        _table.ForgetBound();
        _status.Lost(at, state, reason);
    }

    /// <summary>The snapshots are reconciled: writes the gap record of the outage, if there was one, and says that the switch is in service.</summary>
    public void InService(LinkState state, string reason, DateTimeOffset at)
    {
        _devices.Flush();
        _status.InService(at, state, reason);
    }

    /// <summary>
    /// The switch counts its call identifiers anew: it restarted, or used one again while the call lived (field rule 1). Every call known until now
    /// has ended with cause <c>resync</c>.
    /// </summary>
    public void NewEpoch(DateTimeOffset at)
    {
        _devices.Flush();
        foreach (var call in _table.Calls.ToArray())
        {
            _context.BeginSynthetic(at, default);
            _snapshots.End(call);
        }
        _table.NewEpoch();
        _context.Epoch++;
        _status.EpochChanged(at);
    }

    private static IEnumerable<SnapshotScope> Each(SnapshotScope scope)
    {
        foreach (var one in (SnapshotScope[])[SnapshotScope.Devices, SnapshotScope.Calls, SnapshotScope.Groups, SnapshotScope.Agents])
        {
            if (scope.HasFlag(one))
                yield return one;
        }
    }
}
