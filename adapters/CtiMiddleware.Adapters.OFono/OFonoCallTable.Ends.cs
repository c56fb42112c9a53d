using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>Conferences, ends and snapshots.</summary>
internal sealed partial class OFonoCallTable
{
    /// <summary>A call is over.</summary>
    public void End(OFonoCall call, ILinkOutput output)
    {
        _calls.Remove(call.Path);
        if (!_own.TryGetValue(call.CallId, out var own))
            return; // announced by our own command and never told
        var others = Members(call.CallId);
        var cause = CauseOf(call, own);
        if (others.Count > 0)
        {
            // One far party leaves the conference.
            output.Emit(new CallEvent.ConnectionCleared(call.Far, Releasing(call)) { Cause = cause, NativeCause = call.DisconnectReason });
            Settle(call.CallId, output);
            return;
        }
        if (call.DeflectedTo is { } target && call.DisconnectReason is null or "local" && own == LocalConnectionState.Alerting)
        {
            output.Emit(
                new CallEvent.Diverted(
                    call.Own,
                    Line,
                    PartyDevice.Of(target) with
                    {
                        Category = DeviceCategory.Trunk,
                    },
                    call.Calling,
                    call.Called,
                    PartyDevice.NotRequired
                )
                {
                    Cause = EventCause.Redirected,
                    NativeCause = call.DisconnectReason,
                }
            );
        }
        else
        {
            var dropped = call.DisconnectReason is "remote" && call.FarIsThere ? call.Far : call.Own;
            output.Emit(new CallEvent.ConnectionCleared(dropped, Releasing(call)) { Cause = cause, NativeCause = call.DisconnectReason });
        }
        Cleared(call.CallId, cause, call.DisconnectReason, output);
    }

    /// <summary>Ends all calls: oFono does not tell them any more, because the modem is gone or off.</summary>
    public void Lost(ILinkOutput output)
    {
        foreach (var callId in _calls.Values.Select(static call => call.CallId).Distinct(StringComparer.Ordinal).ToArray())
            Cleared(callId, EventCause.NetworkOutOfOrder, "the modem went away", output);
        Clear();
    }

    /// <summary>A transfer of ours was carried out: the far parties talk to each other, and nothing more is heard of them.</summary>
    public void Transferred(OFonoCall held, OFonoCall active, ILinkOutput output)
    {
        var members = Members(held.CallId).Concat(Members(active.CallId)).ToArray();
        output.Emit(
            new CallEvent.Transferred(
                held.Own,
                active.Own,
                Line,
                active.Party,
                [
                    new ConnectionListItem(null, held.Own, Line),
                    new ConnectionListItem(null, active.Own, Line),
                    .. members.Where(static one => one.FarIsThere).Select(static one => new ConnectionListItem(null, one.Far, one.Party)),
                ]
            )
            {
                Cause = EventCause.Transfer,
            }
        );
        foreach (var member in members)
        {
            _calls.Remove(member.Path);
            _own.Remove(member.CallId);
            _left.Add(member.Path);
        }
    }

    /// <summary>The answer to GetCalls.</summary>
    public void Snapshot(DBusValue.Array calls, ILinkOutput output)
    {
        output.SnapshotBegin(SnapshotScope.Calls);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in calls.Items)
        {
            if (item is not DBusValue.Structure { Members: [DBusValue.Text path, DBusValue.Array properties] })
                continue;
            named.Add(path.Value);
            Show(path.Value, properties);
        }
        foreach (var gone in _calls.Values.Where(call => !named.Contains(call.Path)).ToArray())
            Forget(gone);
        foreach (var callId in _calls.Values.Select(static call => call.CallId).Distinct(StringComparer.Ordinal))
            output.SnapshotItem(Item(callId));
        output.SnapshotEnd(SnapshotScope.Calls, complete: _calls.Count == named.Count);
    }

    private void Show(string path, DBusValue.Array properties)
    {
        if (Find(path) is { } known && !IsStill(known, properties))
            Forget(known);
        if ((Find(path) ?? Add(path)) is not { } call)
            return;
        Describe(call, properties);
        call.State = properties.Find("State")?.AsText ?? call.State;
        call.Incoming ??= call.State switch
        {
            "incoming" or "waiting" => true,
            "dialing" or "alerting" => false,
            _ => null,
        };
        call.StartTime = properties.Find("StartTime")?.AsText ?? call.StartTime;
        call.Answered |= call.State is "active" or "held";
        call.FarIsThere = call.State != "dialing";
        call.RemoteHeld = properties.Find("RemoteHeld")?.AsFlag ?? call.RemoteHeld;
        call.Multiparty = properties.Find("Multiparty")?.AsFlag ?? call.Multiparty;
        if (call.Multiparty && _calls.Values.FirstOrDefault(one => one != call && one.Multiparty) is { } conference)
            call.CallId = conference.CallId;
        _own[call.CallId] = OwnState(Members(call.CallId));
    }

    // After a hole in what we heard, an object path may stand for another call.
    private static bool IsStill(OFonoCall call, DBusValue.Array properties) =>
        (call.StartTime.Length == 0 || properties.Find("StartTime")?.AsText == call.StartTime)
        && (call.Identification.Length == 0 || properties.Find("LineIdentification")?.AsText == call.Identification)
        && !(call.Answered && properties.Find("State")?.AsText is ("incoming" or "waiting" or "dialing" or "alerting"));

    private void Forget(OFonoCall call)
    {
        _calls.Remove(call.Path);
        if (Members(call.CallId).Count == 0)
            _own.Remove(call.CallId);
    }

    private static LocalConnectionState OwnState(IReadOnlyList<OFonoCall> members) =>
        members.Any(static one => one.State is "active" or "dialing" or "alerting") ? LocalConnectionState.Connected
        : members.Any(static one => one.State == "held") ? LocalConnectionState.Hold
        : LocalConnectionState.Alerting;

    private SnapshotItem.Call Item(string callId)
    {
        var members = Members(callId);
        var connections = new List<SnapshotConnection> { new(members[0].Own, Line, OwnState(members)) };
        foreach (var member in members.Where(static one => one.FarIsThere))
        {
            var state =
                member.State == "alerting" ? LocalConnectionState.Alerting
                : member.RemoteHeld ? LocalConnectionState.Hold
                : LocalConnectionState.Connected;
            connections.Add(new SnapshotConnection(member.Far, member.Party, state));
        }
        return new SnapshotItem.Call(callId, connections) { CallingDevice = members[0].Calling, CalledDevice = members[0].Called };
    }

    // Calls become a conference one by one: the second one that says so joins the first.
    private void Join(OFonoCall call, ILinkOutput output)
    {
        call.Multiparty = true;
        if (_calls.Values.FirstOrDefault(one => one.Multiparty && one.CallId != call.CallId) is not { } conference)
            return;
        var (primary, secondary) = (conference.Own, call.Own);
        var stay = Members(conference.CallId);
        _own.Remove(call.CallId);
        var old = call.Far;
        call.CallId = conference.CallId;
        _own[call.CallId] = LocalConnectionState.Connected;
        // oFono tells the states of its calls behind it: the held ones are active now.
        foreach (var member in stay.Append(call))
            member.State = "active";
        output.Emit(
            new CallEvent.Conferenced(
                primary,
                secondary,
                Line,
                call.Party,
                [
                    new ConnectionListItem(primary, primary, Line) { State = LocalConnectionState.Connected },
                    .. stay.Select(static one => new ConnectionListItem(one.Far, one.Far, one.Party) { State = Far(one) }),
                    new ConnectionListItem(call.Far, old, call.Party) { State = Far(call) },
                    new ConnectionListItem(null, secondary, Line),
                ]
            )
            {
                Cause = EventCause.Conference,
            }
        );
    }

    private static LocalConnectionState Far(OFonoCall call) => call.RemoteHeld ? LocalConnectionState.Hold : LocalConnectionState.Connected;

    // A private chat that somebody else began: one party goes on in a call of its own. No event of the standard says it, so both calls are shown anew.
    private void Split(OFonoCall call, ILinkOutput output)
    {
        var conference = call.CallId;
        call.CallId = NewId(call.Path);
        _own[call.CallId] = OwnState([call]);
        _own[conference] = OwnState(Members(conference));
        output.SnapshotItem(Item(conference));
        output.SnapshotItem(Item(call.CallId));
    }

    private void Cleared(string callId, EventCause cause, string? native, ILinkOutput output)
    {
        if (_own.Remove(callId))
            output.Emit(
                new CallEvent.CallCleared(new Model.Identifiers.NativeConnection(callId, "")) { Cause = cause, NativeCause = native }
            );
    }

    private PartyDevice Releasing(OFonoCall call) =>
        call.DisconnectReason switch
        {
            "local" => Line,
            "remote" => call.Party,
            _ => PartyDevice.NotKnown,
        };

    private static EventCause CauseOf(OFonoCall call, LocalConnectionState own) =>
        call.DisconnectReason switch
        {
            "network" => EventCause.NetworkOutOfOrder,
            "remote" when own == LocalConnectionState.Alerting => EventCause.CallCancelled,
            "local" when call is { Answered: false, Incoming: false } => EventCause.CallCancelled,
            "local" or "remote" => EventCause.NormalClearing,
            _ => EventCause.Unknown,
        };
}
