using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Devices;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>
/// Applies merges by the connection list, old → new, the only truth about which call survives (field rule 3): one event names every connection,
/// every object changed and every object removed. A connection whose native identifier changes gets a new identifier; one that goes into a
/// connection that exists already is absorbed by it.
/// </summary>
internal sealed class CallMerges(RegistryContext context, CallTable table, DeviceRegistry devices)
{
    private readonly List<CallRecord> _involved = [];

    public void Apply(CallEvent e)
    {
        var (primary, secondary, items) = e switch
        {
            CallEvent.Transferred x => (x.PrimaryOldCall, x.SecondaryOldCall, x.TransferredConnections),
            CallEvent.Conferenced x => (x.PrimaryOldCall, x.SecondaryOldCall, x.ConferenceConnections),
            _ => throw new ArgumentException($"{e.GetType().Name} is no merge.", nameof(e)),
        };
        var subject = table.Find(primary);
        if (Survivor(e, primary, items) is not { } survivor)
            return;
        if (e is CallEvent.Transferred transferred)
        {
            Detail("transferringDevice", transferred.TransferringDevice);
            Detail("transferredToDevice", transferred.TransferredToDevice);
        }
        else if (e is CallEvent.Conferenced conferenced)
        {
            Detail("conferencingDevice", conferenced.ConferencingDevice);
            Detail("addedParty", conferenced.AddedParty);
        }
        context.Changes.Connection = subject?.Id;
        context.Changes.Previous = subject?.State;
        Involve(survivor);
        Involve(table.Find(primary.CallId));
        if (secondary is { } other)
            Involve(table.Find(other.CallId));
        Move(e, items);
        if (e is CallEvent.Transferred)
        {
            // No Connection Cleared comes for who leaves by transfer (field rule 9).
            Drop(e, primary, items);
            if (secondary is { } second)
                Drop(e, second, items);
        }
        Finish(e, survivor);
        context.Changes.Call = survivor.Id;
        context.Changes.NativeCall = survivor.Native.CallId;
        context.Changes.Append(CallEvents.TypeOf(e), survivor.Id.Value, survivor.Thread.Id);
    }

    /// <summary>The merge inside an answer: a pickup or the retrieval of a parked call. Publishes nothing; the answer does. False when refused.</summary>
    public bool Pickup(CallEvent.Established e)
    {
        if (Survivor(e, e.EstablishedConnection, e.Connections) is not { } survivor)
            return false;
        Involve(survivor);
        Move(e, e.Connections);
        Finish(e, survivor);
        return true;
    }

    private CallRecord? Survivor(CallEvent e, NativeConnection primary, IReadOnlyList<ConnectionListItem> items)
    {
        _involved.Clear();
        NativeConnection? first = null;
        foreach (var item in items)
            first ??= item.NewConnection;
        if (first is not { } native)
        {
            // Nobody remains: the call that was merged takes the other with it.
            if (table.Find(primary.CallId) is { } last)
                return last;
            context.Changes.TakeDetails();
            context.Anomaly(
                AnomalyKind.UnknownObject,
                $"{e.GetType().Name} of {primary}, which is not there, names no connection that remains."
            );
            return null;
        }
        // The first event of the survivor may be the merge itself (field rule 4): caller and called are those of the call that is known.
        var known = table.Find(native.CallId) ?? table.Find(primary.CallId);
        var calling = known?.Calling ?? devices.Party(PartyDevice.NotKnown);
        var called = known?.Called ?? devices.Party(PartyDevice.NotKnown);
        var survivor = table.Open(native, e, calling, called);
        if (survivor is null)
            context.Changes.TakeDetails();
        return survivor;
    }

    private void Move(CallEvent e, IReadOnlyList<ConnectionListItem> items)
    {
        foreach (var item in items)
        {
            var old = item.OldConnection is { } oldNative ? table.Find(oldNative) : null;
            if (item.OldConnection is { } missing && old is null && item.NewConnection is null)
                context.Anomaly(AnomalyKind.UnknownObject, $"{e.GetType().Name} ends connection {missing}, which is not there.");
            if (old is not null)
                Involve(old.Call);
            if (item.NewConnection is not { } newNative)
            {
                if (old is null)
                    continue;
                context.Changes.Connections.Add(new MergedConnection(old.Id, null, old.Device?.Id));
                table.End(old, e.Cause, keepEmptyCall: true);
                continue;
            }
            if (old is not null && old.Native == newNative)
            {
                Settle(old, item.State, e.Cause);
                context.Changes.Connections.Add(new MergedConnection(old.Id, old.Id, old.Device?.Id));
                continue;
            }
            if (table.Open(newNative, e, devices.Party(PartyDevice.NotKnown), devices.Party(PartyDevice.NotKnown)) is { } call)
                Into(e, call, newNative, old, item);
        }
    }

    private void Into(CallEvent e, CallRecord call, NativeConnection native, ConnectionRecord? old, in ConnectionListItem item)
    {
        Involve(call);
        var target = call.Find(native.DeviceId);
        if (target is null)
        {
            target = table.Add(call, native, item.Endpoint);
            if (old is not null)
                Inherit(target, old);
            table.Set(target, item.State ?? old?.State ?? LocalConnectionState.Connected, old?.Cause ?? e.Cause);
        }
        else
        {
            // Two connections of one device became one: it talks if it talked in either.
            var talks = old is { State: LocalConnectionState.Connected } && target.State == LocalConnectionState.Hold;
            Settle(target, item.State ?? (talks ? LocalConnectionState.Connected : null), e.Cause);
        }
        context.Changes.Connections.Add(new MergedConnection(old?.Id, target.Id, target.Device?.Id));
        if (old is not null)
            table.End(old, e.Cause, keepEmptyCall: true);
    }

    // The state that the merge left a connection in that goes on under its own name.
    private void Settle(ConnectionRecord connection, LocalConnectionState? told, EventCause cause)
    {
        if (told is not { } state || state == connection.State)
            return;
        if (ConnectionTransitions.IsLegal(connection.State, state))
            table.Set(connection, state, cause);
        else
            context.Anomaly(AnomalyKind.IllegalTransition, $"A merge cannot take {connection.Native} from {connection.State} to {state}.");
    }

    private static void Inherit(ConnectionRecord target, ConnectionRecord old)
    {
        if (target.Device is null && old.Device is { } device)
        {
            target.Device = device;
            device.Connections++;
        }
        target.DeviceKind = target.Device?.Category ?? old.DeviceKind;
        target.Number ??= old.Number;
        target.Name ??= old.Name;
        target.Recording = old.Recording;
        target.Since = old.Since;
    }

    private void Drop(CallEvent e, NativeConnection native, IReadOnlyList<ConnectionListItem> items)
    {
        // Named as one that remains: the list is the truth.
        foreach (var item in items)
        {
            if (item.NewConnection == native)
                return;
        }
        if (table.Find(native) is not { } connection)
            return;
        context.Changes.Connections.Add(new MergedConnection(connection.Id, null, connection.Device?.Id));
        table.End(connection, e.Cause, keepEmptyCall: true);
    }

    private void Finish(CallEvent e, CallRecord survivor)
    {
        var cause = e.Cause is EventCause.Normal or EventCause.Unknown ? Cause(e) : e.Cause;
        foreach (var call in _involved)
        {
            table.Merge(survivor.Thread, call.Thread);
            if (call == survivor)
                continue;
            if (survivor.Parent == call.Id || IsMadeBy(survivor, By(e)))
                Adopt(survivor, call);
            if (e is CallEvent.Established && call.Connections.Count > 0)
                call.Frozen = true;
            else
                EndLost(e, call, cause);
        }
        survivor.Frozen = true;
        if (survivor.Connections.Count == 0)
            table.End(survivor, cause);
    }

    // The consultation goes on and the call from which it was made ends: who called whom is still told by the first (field rule 5).
    private void Adopt(CallRecord consultation, CallRecord first)
    {
        consultation.Parent = null;
        if (first.Calling.Status != PartyStatus.NotKnown)
            (consultation.Calling, consultation.Called) = (first.Calling, first.Called);
        context.Changes.Touch(consultation);
    }

    private static bool IsMadeBy(CallRecord call, in PartyDevice by) => by.Number is { } number && call.Calling.Number == number;

    private static PartyDevice By(CallEvent e) =>
        e switch
        {
            CallEvent.Transferred x => x.TransferringDevice,
            CallEvent.Conferenced x => x.ConferencingDevice,
            _ => PartyDevice.NotKnown,
        };

    // One call survives, the other ends (field rule 3): what the list forgot of it ends with it.
    private void EndLost(CallEvent e, CallRecord call, EventCause cause)
    {
        foreach (var connection in call.Connections)
        {
            context.Anomaly(AnomalyKind.AccountDiffers, $"{e.GetType().Name} does not list {connection.Native}, whose call ended by it.");
            context.Changes.Connections.Add(new MergedConnection(connection.Id, null, connection.Device?.Id));
        }
        table.End(call, cause);
    }

    private static EventCause Cause(CallEvent e) =>
        e switch
        {
            CallEvent.Transferred => EventCause.Transfer,
            CallEvent.Conferenced => EventCause.Conference,
            _ => EventCause.CallPickup,
        };

    private void Involve(CallRecord? call)
    {
        if (call is not null && !_involved.Contains(call))
            _involved.Add(call);
    }

    private void Detail(string name, in PartyDevice party)
    {
        if (party.Number is not null)
            context.Changes.Detail(name, devices.Party(party));
    }
}
