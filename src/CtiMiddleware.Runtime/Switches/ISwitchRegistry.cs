using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>What a switch's loop needs of the registry of its calls, devices, agents and groups. Loop's thread only.</summary>
internal interface ISwitchRegistry
{
    /// <summary>Applies an event.</summary>
    void Apply(SwitchEvent switchEvent, DateTimeOffset receivedAt, FrameRef frame);

    /// <summary>A snapshot begins.</summary>
    void SnapshotBegin(SnapshotScope scope, DateTimeOffset at);

    /// <summary>One object of it.</summary>
    void SnapshotItem(SnapshotItem item, DateTimeOffset at, FrameRef frame);

    /// <summary>It ends; what a complete one did not name is gone.</summary>
    void SnapshotEnd(SnapshotScope scope, bool complete, DateTimeOffset at);

    /// <summary>Binds identifiers that were given to a command to the connection that the switch now names.</summary>
    void BindCall(NativeConnection native, CallId call, ConnectionId connection);

    /// <summary>The identifiers of a connection of the switch; null when it is not there.</summary>
    (CallId Call, ConnectionId Connection)? Find(NativeConnection native);

    /// <summary>The identifier of a call of the switch; null when it is not there.</summary>
    CallId? FindCall(string nativeCall);

    /// <summary>The switch counts its call identifiers anew; every call known until now ends.</summary>
    void NewEpoch(DateTimeOffset at);

    /// <summary>Whether the calls of a device are seen from now on.</summary>
    void Observed(string device, DeviceObservation observation, string? reason, DateTimeOffset at);

    /// <summary>Whether a number is one of the switch's devices as far as known.</summary>
    bool Knows(string device);

    /// <summary>The numbers of the known devices whose calls a switch can be asked to report.</summary>
    IReadOnlyList<string> Monitorable();

    /// <summary>The state of the switch's links changed without anything becoming stale or in service.</summary>
    void SetState(LinkState state, string reason, string? version, DateTimeOffset at);

    /// <summary>The link that fed it is lost; what was heard last was heard at <paramref name="at"/>.</summary>
    void LinkLost(LinkState state, string reason, DateTimeOffset at);

    /// <summary>The snapshots are reconciled.</summary>
    void InService(LinkState state, string reason, DateTimeOffset at);
}
