using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>What a switch's loop needs of the registry of its calls, devices, agents and groups. Loop's thread only.</summary>
public interface ISwitchRegistry
{
    /// <summary>The epoch of the switch's call identifiers (field rule 1).</summary>
    int CallIdEpoch { get; }

    /// <summary>Applies an event.</summary>
    void Apply(SwitchEvent switchEvent, DateTimeOffset receivedAt, FrameRef frame);

    /// <summary>A snapshot begins.</summary>
    void SnapshotBegin(SnapshotScope scope);

    /// <summary>One object of it.</summary>
    void SnapshotItem(SnapshotItem item, DateTimeOffset receivedAt, FrameRef frame);

    /// <summary>It ends; what a complete one did not name is gone.</summary>
    void SnapshotEnd(SnapshotScope scope, bool complete);

    /// <summary>Binds minted identifiers to the switch's; gives those that hold, which are others when the switch's were known already.</summary>
    (CallId Call, ConnectionId Connection) BindCall(CallId call, ConnectionId connection, NativeConnection native);

    /// <summary>The identifiers of a connection as the switch names it.</summary>
    bool TryFind(NativeConnection native, out CallId call, out ConnectionId connection, out DeviceId? device);

    /// <summary>The link that fed it is lost: what it shows may be out of date from here on.</summary>
    void LinkLost();

    /// <summary>The switch is reconciled again.</summary>
    void LinkUp();
}
