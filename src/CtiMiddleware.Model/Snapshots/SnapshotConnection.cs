using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Snapshots;

/// <summary>A connection inside a snapshot of a call.</summary>
/// <param name="Connection">The connection as the switch reports it.</param>
/// <param name="Device">Its device.</param>
/// <param name="LocalConnectionState">Its state.</param>
public readonly record struct SnapshotConnection(
    NativeConnection Connection,
    PartyDevice Device,
    LocalConnectionState LocalConnectionState
);
