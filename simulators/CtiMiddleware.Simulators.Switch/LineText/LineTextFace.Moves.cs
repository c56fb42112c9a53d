using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.LineText;

/// <summary>What moves calls: transfer, conference, deflection, pickup, parking, queues. A merge is one line that lists every connection old and new.</summary>
public sealed partial class LineTextFace
{
    private void OnMoved(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.AttendedTransferred e:
                Merge(
                    "TRANSFERRED",
                    e.HeldLeg,
                    e.Consultation,
                    e.Target?.Number ?? e.Consultation.Dialled,
                    "transfer",
                    e.Target is null ? [e.Transferee] : [e.Target, e.Transferee],
                    [e.HeldLeg, e.Consultation]
                );
                break;
            case PbxEvent.Conferenced e:
                Merge("CONFERENCED", e.HeldLeg, e.Consultation, AddedBy(e), "conference", e.HeldLeg.Call.Legs, [e.Consultation]);
                break;
            case PbxEvent.BlindTransferred e:
                _via[e.Transferee.Id] = Address(e.Transferrer.Device);
                Merge("TRANSFERRED", e.Transferrer, second: null, e.Number, "blind", [e.Transferee], [e.Transferrer]);
                break;
            case PbxEvent.Joined e:
                Merge(
                    "TRANSFERRED",
                    e.Left.FirstOrDefault(e.First),
                    e.Left.ElementAtOrDefault(1),
                    e.Second.Number,
                    "transfer",
                    [e.First, e.Second],
                    e.Left
                );
                break;
            case PbxEvent.RoomEntered e when e.Room.Call!.Legs.Count > 1:
                Merge("CONFERENCED", e.Leg, second: null, e.Leg.Number, "conference", e.Room.Call.Legs, []);
                break;
            case PbxEvent.PartyAdded e:
                Merge("CONFERENCED", e.By, second: null, e.Added.Number, "conference", e.By.Call.Legs, []);
                break;
            case PbxEvent.Intruded e:
                Merge("CONFERENCED", e.Leg, second: null, e.Leg.Number, "intrude", e.Target.Call.Legs, []);
                break;
            case PbxEvent.Diverted { Leg: { } ringing } e:
                if (e.Reason != DiversionReason.Deflected)
                    _forwarded.TryAdd(e.Caller.Id, e.Caller.Call.DialledNumber);
                Diverted(ringing, e.To, "redirect");
                break;
            case PbxEvent.Diverted e:
                _via[e.Caller.Id] = e.From;
                _forwarded.TryAdd(e.Caller.Id, e.Caller.Call.DialledNumber);
                break;
            case PbxEvent.Redirected e:
                foreach (var ringing in e.Leg.Offers)
                    Diverted(ringing, e.Number, "redirect");
                break;
            case PbxEvent.PickedUp e:
                Diverted(e.Target, e.Picker.Number, "pickup");
                _via[e.Caller.Id] = Address(e.Target.Device);
                AnsweredFrom(e.Picker, e.Caller, "pickup");
                break;
            case PbxEvent.QueueJoined e:
                Proceeding(e.Leg);
                Waits(e.Leg, $"q{e.Group.Number}", $"group:{e.Group.Number}", "enter", e.Position);
                break;
            case PbxEvent.AgentConnected e:
                WaitsNoMore(e.Caller, $"q{e.Member.Group.Number}", $"group:{e.Member.Group.Number}", e.Agent.Number, "distributed");
                _via[e.Caller.Id] = $"group:{e.Member.Group.Number}";
                OfAgent(e.Member, "busy");
                break;
            case PbxEvent.QueueLeft e:
                WaitsNoMore(e.Leg, $"q{e.Group.Number}", $"group:{e.Group.Number}", to: null, "redirect");
                break;
            case PbxEvent.QueueAbandoned e:
                WaitsNoMore(e.Leg, $"q{e.Group.Number}", $"group:{e.Group.Number}", to: null, "cancelled");
                break;
            case PbxEvent.AgentCompleted e:
                // The engine counts the end of the service behind this event.
                Engine.Kernel.Post(() => Settle(e.Member));
                break;
            case PbxEvent.Parked e:
                // The engine makes a call of its own for who is parked; to clients it is the call it was.
                if (Told.Last(e.Leg) is { } known)
                    Told.Continue(e.Leg.Call, known[..known.IndexOf('.', StringComparison.Ordinal)]);
                Waits(e.Leg, $"p{e.Slot.Number}", $"park:{e.Slot.Number}", "park", waiting: null);
                break;
            case PbxEvent.Unparked e:
                var call = Told.Last(e.Leg) is { } parked
                    ? parked[..parked.IndexOf('.', StringComparison.Ordinal)]
                    : Told.CallOf(e.Leg.Call);
                Told.Continue(e.Retriever.Call, call);
                WaitsNoMore(e.Leg, $"p{e.Slot.Number}", $"park:{e.Slot.Number}", e.Retriever.Number, "pickup");
                _via[e.Leg.Id] = $"park:{e.Slot.Number}";
                AnsweredFrom(e.Retriever, e.Leg, "pickup");
                break;
            case PbxEvent.ParkTimedOut e:
                WaitsNoMore(e.Leg, $"p{e.Slot.Number}", $"park:{e.Slot.Number}", to: null, "recall");
                break;
            case PbxEvent.ParkAbandoned e:
                WaitsNoMore(e.Leg, $"p{e.Slot.Number}", $"park:{e.Slot.Number}", to: null, "cancelled");
                break;
        }
    }

    private void Settle(GroupMember member)
    {
        if (!member.Group.Members.Contains(member))
            return;
        OfAgent(member, StateOf(member));
        if (Engine.StateOf(member) == PbxAgentState.WorkAfterCall && member.Agent is null)
            Engine.Kernel.Schedule(member.Group.WrapUp, () => Settle(member));
    }

    private static string? AddedBy(PbxEvent.Conferenced conferenced) =>
        conferenced.HeldLeg.Call.Legs.LastOrDefault(leg => !ReferenceEquals(leg, conferenced.HeldLeg))?.Number;

    private void Merge(
        string name,
        PbxLeg old,
        PbxLeg? second,
        string? to,
        string cause,
        IReadOnlyCollection<PbxLeg> stay,
        IReadOnlyCollection<PbxLeg> leave
    )
    {
        var (first, other) = (Told.Last(old), second is null ? null : Told.Last(second));
        var parties = new List<string>();
        foreach (var leg in stay)
        {
            var before = Told.Last(leg) ?? "-";
            parties.Add($"{before}>{Told.Tell(leg)}@{Address(leg.Device)}/{LineTextLists.StateOf(leg)}");
        }
        foreach (var leg in leave)
        {
            if (Told.Untell(leg) is var (gone, _, _))
                parties.Add($"{gone}>-@{Address(leg.Device)}");
        }
        Tell(
            name,
            ("old", first),
            ("second", other),
            ("dev", name == "CONFERENCED" && second is null ? null : Address(old.Device)),
            ("to", to),
            ("parties", string.Join(',', parties)),
            ("cause", cause)
        );
    }

    private void Diverted(PbxLeg leg, string to, string cause)
    {
        if (Told.Untell(leg) is not var (connection, _, _))
            return;
        if (leg.OfferedBy is { } caller)
            _via[caller.Id] = Address(leg.Device);
        Tell("DIVERTED", ("conn", connection), ("dev", Address(leg.Device)), ("to", to), ("cause", cause));
    }

    private void AnsweredFrom(PbxLeg leg, PbxLeg caller, string cause)
    {
        var was = Told.Last(leg);
        var now = Told.Connection(leg);
        OfCallee("ANSWERED", leg, caller, ("was", was == now ? null : was), ("cause", cause));
    }

    private void Waits(PbxLeg leg, string place, string address, string cause, int? waiting) =>
        Tell(
            "QUEUED",
            ("conn", $"{Told.CallOf(leg.Call)}.{place}"),
            ("dev", address),
            ("from", leg.Number),
            ("to", leg.Dialled.Length > 0 ? leg.Dialled : null),
            ("waiting", waiting is { } number ? Text(number) : null),
            ("cause", cause)
        );

    private void WaitsNoMore(PbxLeg leg, string place, string address, string? to, string cause)
    {
        var call = Told.CallOf(leg.Call);
        if (to is null && cause == "cancelled")
            Tell("CLEARED", ("conn", $"{call}.{place}"), ("dev", address), ("cause", cause));
        else
            Tell("DIVERTED", ("conn", $"{call}.{place}"), ("dev", address), ("to", to), ("cause", cause));
    }
}
