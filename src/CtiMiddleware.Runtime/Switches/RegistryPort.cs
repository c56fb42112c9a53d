using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>The registry as the loop sees it.</summary>
/// <param name="registry">The registry.</param>
internal sealed class RegistryPort(SwitchRegistry registry) : ISwitchRegistry
{
    /// <summary>Makes the registry of a switch about which nothing is known yet.</summary>
    public static RegistryPort Create(
        SwitchDefinition definition,
        IEventSink sink,
        IIdSource ids,
        IAnomalySink anomalies,
        DateTimeOffset now
    )
    {
        var initial = new SwitchObject
        {
            Id = definition.Id,
            Adapter = definition.Adapter.Name,
            State = LinkState.Disabled,
            Reason = "not started",
            Since = now,
            Stale = true,
            StaleSince = now,
            Observes = definition.Capabilities.Observes,
            CallIdEpoch = 1,
        };
        var registry = new SwitchRegistry(initial, sink, ids, anomalies);
        if (definition.Devices.Count > 0)
            registry.SetDevices(definition.Devices, now);
        return new RegistryPort(registry);
    }

    /// <inheritdoc/>
    public void Apply(SwitchEvent switchEvent, DateTimeOffset receivedAt, FrameRef frame) => registry.Apply(switchEvent, receivedAt, frame);

    /// <inheritdoc/>
    public void SnapshotBegin(SnapshotScope scope, DateTimeOffset at) => registry.SnapshotBegin(scope, at);

    /// <inheritdoc/>
    public void SnapshotItem(SnapshotItem item, DateTimeOffset at, FrameRef frame) => registry.SnapshotItem(item, at, frame);

    /// <inheritdoc/>
    public void SnapshotEnd(SnapshotScope scope, bool complete, DateTimeOffset at) => registry.SnapshotEnd(scope, complete, at);

    /// <inheritdoc/>
    public void BindCall(NativeConnection native, CallId call, ConnectionId connection) => registry.BindCall(native, call, connection);

    /// <inheritdoc/>
    public (CallId Call, ConnectionId Connection)? Find(NativeConnection native) => registry.Find(native);

    /// <inheritdoc/>
    public CallId? FindCall(string nativeCall) => registry.FindCall(nativeCall);

    /// <inheritdoc/>
    public void NewEpoch(DateTimeOffset at) => registry.NewEpoch(at);

    /// <inheritdoc/>
    public void Observed(string device, DeviceObservation observation, string? reason, DateTimeOffset at) =>
        registry.Observed(device, observation, reason, at);

    /// <inheritdoc/>
    public bool Knows(string device) => registry.Knows(device);

    /// <inheritdoc/>
    public IReadOnlyList<string> Monitorable() => registry.Monitorable();

    /// <inheritdoc/>
    public void SetState(LinkState state, string reason, string? version, DateTimeOffset at) =>
        registry.SetState(state, reason, version, at);

    /// <inheritdoc/>
    public void LinkLost(LinkState state, string reason, DateTimeOffset at) => registry.LinkLost(state, reason, at);

    /// <inheritdoc/>
    public void InService(LinkState state, string reason, DateTimeOffset at) => registry.InService(state, reason, at);
}
