using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Devices;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>
/// Reconciles calls with what the switch shows when asked: every difference becomes an event with <c>synthetic</c> and cause <c>resync</c>, so
/// that the fold of the events stays true, and nothing is said twice (field rule 36).
/// </summary>
internal sealed class CallSnapshots(RegistryContext context, CallTable table, DeviceRegistry devices, CallEvents events)
{
    private readonly List<ConnectionRecord> _gone = [];

    public void Reconcile(SnapshotItem.Call item)
    {
        if (table.Find(item.CallId) is not { } call)
        {
            if (item.Connections.Count > 0)
                Appear(item);
            return;
        }
        call.SeenIn = context.Snapshot;
        if (item.Connections.Count == 0)
        {
            End(call);
            return;
        }
        // New ones first: a call whose connections all changed must not end in between.
        foreach (var shown in item.Connections)
        {
            if (call.Find(shown.Connection.DeviceId) is { } connection)
                Move(connection, shown);
            else
                Add(call, shown);
        }
        _gone.Clear();
        foreach (var connection in call.Connections)
        {
            if (!Names(item, connection.Native.DeviceId))
                _gone.Add(connection);
        }
        foreach (var connection in _gone)
            Clear(connection);
        Learn(call, item);
    }

    public void EndSnapshot(long begun)
    {
        foreach (var call in table.Calls.Where(call => call.SeenIn < begun).ToArray())
            End(call);
    }

    /// <summary>Ends a call that the switch does not know any more.</summary>
    public void End(CallRecord call)
    {
        table.End(call, EventCause.Resync);
        events.Publish("cti.call.callCleared.v1", call, null);
    }

    private void Appear(SnapshotItem.Call item)
    {
        var first = item.Connections[0].Connection;
        var calling = devices.Party(item.CallingDevice);
        var called = devices.Party(item.CalledDevice);
        var call = table.Create(first, parentCall: null, item.GlobalCallLinkage, calling, called);
        ConnectionRecord? telling = null;
        foreach (var shown in item.Connections)
        {
            var connection = table.Add(call, shown.Connection, shown.Device);
            table.Set(connection, shown.LocalConnectionState, EventCause.Resync);
            if (telling is null || Rank(connection.State) > Rank(telling.State))
                telling = connection;
        }
        events.Publish(TypeOf(telling!.State), call, telling);
    }

    private void Add(CallRecord call, SnapshotConnection shown)
    {
        var connection = table.Add(call, shown.Connection, shown.Device);
        table.Set(connection, shown.LocalConnectionState, EventCause.Resync);
        events.Publish(TypeOf(connection.State), call, connection);
    }

    private void Move(ConnectionRecord connection, SnapshotConnection shown)
    {
        var target = shown.LocalConnectionState;
        if (connection.State == target)
            return;
        if (target is LocalConnectionState.Null)
        {
            Clear(connection);
            return;
        }
        if (!ConnectionTransitions.IsLegal(connection.State, target))
        {
            if (target == LocalConnectionState.Initiated)
            {
                // No way leads there: it is another connection of the same native name.
                table.End(connection, EventCause.Resync, keepEmptyCall: true);
                var other = table.Add(connection.Call, shown.Connection, shown.Device);
                table.Set(other, target, EventCause.Resync);
                context.Changes.Connections.Add(new MergedConnection(connection.Id, other.Id, other.Device?.Id));
                events.Publish(TypeOf(target), connection.Call, other);
                return;
            }
            events.Bridge(connection);
        }
        context.Changes.Previous = connection.State;
        var type =
            connection.State == LocalConnectionState.Hold && target == LocalConnectionState.Connected
                ? "cti.call.retrieved.v1"
                : TypeOf(target);
        table.Set(connection, target, EventCause.Resync);
        events.Publish(type, connection.Call, connection);
    }

    private void Clear(ConnectionRecord connection)
    {
        context.Changes.Previous = connection.State;
        table.End(connection, EventCause.Resync);
        events.Publish("cti.call.connectionCleared.v1", connection.Call, connection);
    }

    private void Learn(CallRecord call, SnapshotItem.Call item)
    {
        if (call.Ended)
            return;
        if (!call.Frozen && call.Calling.Number is null && item.CallingDevice.Number is not null)
        {
            call.Calling = devices.Party(item.CallingDevice);
            context.Changes.Touch(call);
        }
        if (!call.Frozen && call.Called.Number is null && item.CalledDevice.Number is not null)
        {
            call.Called = devices.Party(item.CalledDevice);
            context.Changes.Touch(call);
        }
        if (call.Native.GlobalCallLinkage is null && item.GlobalCallLinkage is not null)
        {
            call.Native = call.Native with { GlobalCallLinkage = item.GlobalCallLinkage };
            context.Changes.Touch(call);
        }
        if (context.Changes.HasChanges)
            events.Publish("cti.call.callInformation.v1", call, null);
    }

    private static bool Names(SnapshotItem.Call item, string half)
    {
        foreach (var shown in item.Connections)
        {
            if (shown.Connection.DeviceId == half)
                return true;
        }
        return false;
    }

    // What tells most about a call that is seen for the first time.
    private static int Rank(LocalConnectionState state) =>
        state switch
        {
            LocalConnectionState.Connected => 3,
            LocalConnectionState.Hold => 2,
            LocalConnectionState.Initiated => 0,
            _ => 4,
        };

    private static string TypeOf(LocalConnectionState state) =>
        state switch
        {
            LocalConnectionState.Initiated => "cti.call.serviceInitiated.v1",
            LocalConnectionState.Alerting => "cti.call.delivered.v1",
            LocalConnectionState.Hold => "cti.call.held.v1",
            LocalConnectionState.Queued => "cti.call.queued.v1",
            LocalConnectionState.Fail => "cti.call.failed.v1",
            _ => "cti.call.established.v1",
        };
}
