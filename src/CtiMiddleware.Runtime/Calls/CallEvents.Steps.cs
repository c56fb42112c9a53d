using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Devices;

namespace CtiMiddleware.Runtime.Calls;

// What the events other than changes of a connection's state do, and what is learnt along the way.
internal sealed partial class CallEvents
{
    private void NetworkReached(CallEvent.NetworkReached x)
    {
        var native = x.OutboundConnection;
        if (table.Open(native, x, devices.Party(x.CallingDevice), devices.Party(x.CalledDevice)) is not { } call)
        {
            context.Changes.TakeDetails();
            return;
        }
        var connection = call.Find(native.DeviceId);
        if (connection is null && call.HasEnded(native.DeviceId))
        {
            Refuse(AnomalyKind.UnknownObject, $"NetworkReached for connection {native}, which ended.");
            return;
        }
        context.Changes.Previous = connection?.State;
        if (connection is null)
        {
            connection = table.Add(call, native, x.NetworkInterfaceUsed, networkInterface: true);
            connection.Number = x.CalledDevice.Number;
            table.Set(connection, Connected, x.Cause);
        }
        // Whether the far end answered may never be told (field rule 18).
        context.Changes.Detail("answered", "unknown");
        Learn(call, x.CallingDevice, x.CalledDevice);
        Publish("cti.call.networkReached.v1", call, connection);
    }

    private void Leave(CallEvent e, NativeConnection native)
    {
        if (table.Find(native) is not { } connection)
        {
            // A device that forwards at once never rang: it diverts from null to null, and nothing but the news changes (ECMA-269, 17.2.7).
            if (e is CallEvent.Diverted && table.Find(native.CallId) is { } diverted && !diverted.HasEnded(native.DeviceId))
            {
                diverted.SeenIn = context.Snapshot;
                Publish(TypeOf(e), diverted, null);
                return;
            }
            Refuse(AnomalyKind.UnknownObject, $"{e.GetType().Name} for connection {native}, which is not there.");
            return;
        }
        var call = connection.Call;
        call.SeenIn = context.Snapshot;
        context.Changes.Previous = connection.State;
        if (call.Connections.Count > 1)
        {
            table.End(connection, e.Cause);
            Publish(TypeOf(e), call, connection);
            return;
        }
        // Not every switch tells the end of a call, and readers count calls by it (ECMA-269, 17.2.2), so it follows the last connection at once.
        // That one is shown as null in between: by its connections readers know whether a call is theirs.
        table.Set(connection, LocalConnectionState.Null, e.Cause);
        Publish(TypeOf(e), call, connection);
        table.End(call, e.Cause);
        Publish(CallCleared, call, null);
    }

    private void Cleared(CallEvent e, string native)
    {
        if (table.Find(native) is { } call)
        {
            table.End(call, e.Cause);
            Publish(TypeOf(e), call, null);
        }
        else if (table.HasEnded(native))
        {
            // It ended with its last connection already.
            context.Duplicates++;
        }
        else
        {
            context.Anomaly(AnomalyKind.UnknownObject, $"CallCleared for call {native}, which was never seen.");
        }
    }

    private void Information(CallEvent.CallInformation x)
    {
        if (table.Find(x.Connection.CallId) is not { } call)
        {
            Refuse(AnomalyKind.UnknownObject, $"CallInformation for call {x.Connection.CallId}, which is not there.");
            return;
        }
        table.Open(x.Connection, x, call.Calling, call.Called);
        if (x.LastRedirectionDevice is { } redirecting)
            Redirected(redirecting);
        var connection = call.Find(x.Connection.DeviceId);
        if (connection is null && x.Connection.DeviceId.Length > 0)
            context.Anomaly(
                AnomalyKind.UnknownObject,
                $"CallInformation for connection {x.Connection}, which is not there; applied to its call."
            );
        if (!call.Frozen)
        {
            Replace(call, x.CallingDevice, x.CalledDevice);
        }
        if (connection is not null)
            Learn(connection, x.Device);
        foreach (var (key, value) in x.AttachedData)
        {
            if (call.Thread.Get(key) == value)
                continue;
            if (call.Thread.Set(key, value))
                context.Changes.Touch(call.Thread);
            else
                context.Anomaly(AnomalyKind.InvalidField, $"Attached data of {call.Native.CallId}: no room for key {key}.");
        }
        if (!context.Changes.HasChanges)
        {
            context.Duplicates++;
            context.Changes.TakeDetails();
            return;
        }
        Publish("cti.call.callInformation.v1", call, connection);
    }

    private void About(CallEvent e, NativeConnection native, bool? recording)
    {
        if (table.Find(native) is not { } connection)
        {
            Refuse(AnomalyKind.UnknownObject, $"{e.GetType().Name} for connection {native}, which is not there.");
            return;
        }
        connection.Call.SeenIn = context.Snapshot;
        if (recording is { } on && connection.Recording != on)
        {
            connection.Recording = on;
            table.Touch(connection);
        }
        Publish(TypeOf(e), connection.Call, connection);
    }

    // Caller and called are learnt until they are known and never after a merge (field rule 5).
    private void Learn(CallRecord call, in PartyDevice calling, in PartyDevice called)
    {
        if (call.Frozen)
            return;
        if (call.Calling.Number is null && calling.Number is not null)
        {
            call.Calling = devices.Party(calling);
            context.Changes.Touch(call);
        }
        if (call.Called.Number is null && called.Number is not null)
        {
            call.Called = devices.Party(called);
            context.Changes.Touch(call);
        }
    }

    private void Replace(CallRecord call, in PartyDevice calling, in PartyDevice? called)
    {
        if (calling.Number is not null && (calling.Number != call.Calling.Number || calling.Name != call.Calling.Name))
        {
            call.Calling = devices.Party(calling);
            context.Changes.Touch(call);
        }
        if (called is { Number: not null } party && (party.Number != call.Called.Number || party.Name != call.Called.Name))
        {
            call.Called = devices.Party(party);
            context.Changes.Touch(call);
        }
    }

    private void Learn(ConnectionRecord connection, in PartyDevice subject)
    {
        var number = connection.Number ?? subject.Number;
        var name = subject.Name ?? connection.Name;
        if (number == connection.Number && name == connection.Name)
            return;
        connection.Number = number;
        connection.Name = name;
        table.Touch(connection);
    }

    private void Refuse(AnomalyKind kind, string detail)
    {
        context.Changes.TakeDetails();
        context.Anomaly(kind, detail);
    }

    private void Redirected(in PartyDevice party) => Party("lastRedirectionDevice", party);

    private void Party(string name, in PartyDevice party)
    {
        if (party.Number is not null)
            context.Changes.Detail(name, devices.Party(party));
    }

    private void Message(string? message)
    {
        if (message is not null)
            context.Changes.Detail("message", message);
    }
}
