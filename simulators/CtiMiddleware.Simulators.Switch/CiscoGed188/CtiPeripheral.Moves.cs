using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>What moves parties between calls: consultation, transfer, conference, diversion, parking, pickup.</summary>
internal sealed partial class CtiPeripheral
{
    private readonly Dictionary<PbxLeg, PbxLeg> _intercepts = [];

    /// <summary>When the first leg joins its call the second one leaves: a supervisor takes a call over.</summary>
    public void Intercept(PbxLeg supervisor, PbxLeg agent) => _intercepts[supervisor] = agent;

    private void OnConsulting(PbxEvent.Consulting e)
    {
        var consulting = Add(e.Consultation);
        consulting.Call.ConsultOf = Of(e.HeldLeg);
        if (consulting.Call.ConsultOf is { } held)
            held.Consultation = consulting.Call;
        ServiceInitiated(consulting);
    }

    private void OnAttendedTransferred(PbxEvent.AttendedTransferred e)
    {
        if (Of(e.HeldLeg) is not { } held || Of(e.Consultation) is not { } consulting)
            return;
        var (primary, secondary) = (held.CallId, consulting.CallId);
        StopTalking(held);
        StopTalking(consulting);
        // The one who transfers is released by this very event (field rule 9).
        held.EndTold = consulting.EndTold = true;
        consulting.Call.ConsultOf = null;
        Rehome(tell: false);
        if (Of(e.Transferee) is not { } transferee)
            return;
        // A transfer to a group, or to one who rings, has nobody who answered.
        var to = e.Target is null ? Party(e.Consultation.Dialled) : Of(e.Target)?.Party ?? CtiParty.None;
        var parties = transferee.Call.Connections.Where(static party => party is { Leg: not null, EndTold: false }).ToArray();
        Merged(MessageType.CallTransferredEvent, held, GedConnectionState.Null, (primary, secondary, consulting), held.Party, to, parties);
        foreach (var viewpoint in parties.Where(static party => party is { Watched: true, Announced: true }))
            Merged(MessageType.CallTransferredEvent, viewpoint, null, (primary, secondary, consulting), held.Party, to, parties);
        EndAssociation(held);
        EndAssociation(consulting);
        Rehome(tell: true);
    }

    private void OnConferenced(PbxEvent.Conferenced e)
    {
        if (Of(e.HeldLeg) is not { } held || Of(e.Consultation) is not { } consulting)
            return;
        var (primary, secondary) = (held.CallId, consulting.CallId);
        consulting.EndTold = true;
        var added = consulting.Call.Connections.FirstOrDefault(party => !ReferenceEquals(party, consulting) && party.Leg is not null);
        consulting.Call.ConsultOf = null;
        if (held.Call.Id == consulting.CallId)
        {
            // The consultation's identifier goes on: with it the controller's connection of that call, and the held one is over.
            held.Exchange(consulting);
        }
        Rehome(tell: false);
        held.Call.Conference = true;
        var parties = held.Call.Connections.Where(static party => party is { Leg: not null, EndTold: false }).ToArray();
        foreach (var viewpoint in parties.Where(static party => party is { Watched: true, Announced: true }))
        {
            Merged(
                MessageType.CallConferencedEvent,
                viewpoint,
                null,
                (primary, secondary, consulting),
                held.Party,
                added?.Party ?? CtiParty.None,
                parties
            );
        }
        EndAssociation(consulting);
        Rehome(tell: true);
    }

    private void OnBlindTransferred(PbxEvent.BlindTransferred e)
    {
        if (Of(e.Transferrer) is not { } leaving || Of(e.Transferee) is not { } stays)
            return;
        leaving.EndTold = true;
        leaving.Call.TransferredBy = leaving.Party;
        CtiConnection[] parties = [stays];
        foreach (var viewpoint in new[] { leaving, stays }.Where(static party => party.Watched))
        {
            Merged(
                MessageType.CallTransferredEvent,
                viewpoint,
                ReferenceEquals(viewpoint, leaving) ? GedConnectionState.Null : null,
                (viewpoint.CallId, GedWire.Unknown, null),
                leaving.Party,
                Party(e.Number),
                parties
            );
        }
    }

    private void OnJoined(PbxEvent.Joined e)
    {
        if (Of(e.First) is not { } first || Of(e.Second) is not { } second)
            return;
        var (primary, secondary) = (first.CallId, second.CallId);
        Rehome(tell: false);
        CtiConnection[] parties = [first, second];
        foreach (var viewpoint in parties.Where(static party => party is { Watched: true, Announced: true }))
        {
            Merged(MessageType.CallTransferredEvent, viewpoint, null, (primary, secondary, null), CtiParty.None, second.Party, parties);
        }
        Rehome(tell: true);
    }

    private void OnPartyAdded(PbxEvent.PartyAdded e)
    {
        if (Of(e.By) is { } by)
            Added(Add(e.Added), by.Party, e.Silent ? GedEventCause.SilentMonitor : GedEventCause.None);
        if (_intercepts.Remove(e.Added, out var agent))
            Engine.Kernel.Post(() => Engine.Clear(agent, ReleaseOrigin.ThirdParty, ReleaseCause.Normal));
    }

    private void OnIntruded(PbxEvent.Intruded e)
    {
        if (Of(e.Leg) is { } intruder)
            Added(intruder, intruder.Party, Cause ?? GedEventCause.Override);
    }

    private void OnBridged(PbxEvent.Bridged e)
    {
        // A member of a shared line that comes in while another one talks: the protocol has no other word for it.
        var member = Add(e.Leg);
        Added(member, member.Party, GedEventCause.None);
        StartTalking(member);
    }

    private void OnRoomEntered(PbxEvent.RoomEntered e)
    {
        if (Of(e.Leg) is not { } entering)
            return;
        if (ReferenceEquals(e.Leg.Call, entering.Call.Pbx))
            Established(entering.Call, new CtiParty(DeviceIDType.CtiPort, e.Room.Number), GedEventCause.None);
        else
            Added(entering, new CtiParty(DeviceIDType.CtiPort, e.Room.Number), GedEventCause.KeyConference);
        StartTalking(entering);
    }

    private void Added(CtiConnection added, CtiParty controller, GedEventCause cause)
    {
        var secondary = added.CallId;
        Rehome(tell: false);
        var call = added.Call;
        call.Conference = true;
        added.Announced = true;
        var parties = call.Connections.Where(static party => party is { Leg: not null, EndTold: false }).ToArray();
        foreach (var viewpoint in parties.Where(static party => party is { Watched: true, Announced: true }))
        {
            var ids = (call.Id, secondary == call.Id ? GedWire.Unknown : secondary, secondary == call.Id ? null : added);
            Merged(MessageType.CallConferencedEvent, viewpoint, null, ids, controller, added.Party, parties, cause);
        }
        Rehome(tell: true);
    }

    private void Merged(
        MessageType type,
        CtiConnection viewpoint,
        GedConnectionState? state,
        (uint Primary, uint Secondary, CtiConnection? SecondaryOf) ids,
        CtiParty by,
        CtiParty other,
        CtiConnection[] parties,
        GedEventCause cause = GedEventCause.None
    )
    {
        var transferred = type == MessageType.CallTransferredEvent;
        _message
            .Begin(type)
            .Set(Field.PeripheralID, Options.PeripheralId)
            .Set(Field.PeripheralType, Options.PeripheralType)
            .Set(Field.PrimaryDeviceIDType, (uint)viewpoint.IdType)
            .Set(Field.PrimaryCallID, ids.Primary)
            .Set(Field.LocalConnectionState, (uint)(state ?? viewpoint.State))
            .Set(Field.EventCause, (uint)(transferred && cause == GedEventCause.None ? GedEventCause.Transfer : cause))
            .Set(Field.NumParties, (uint)parties.Length)
            .Text(Tag.PrimaryDeviceId, viewpoint.Id);
        SetLine(viewpoint);
        if (ids.SecondaryOf is { } secondary)
        {
            _message
                .Set(Field.SecondaryCallID, ids.Secondary)
                .Set(Field.SecondaryDeviceIDType, (uint)secondary.IdType)
                .Text(Tag.SecondaryDeviceId, secondary.Id);
        }
        else if (ids.Secondary != GedWire.Unknown)
        {
            _message.Set(Field.SecondaryCallID, ids.Secondary);
        }
        if (transferred)
        {
            _message
                .Party(Field.TransferringDeviceType, Tag.TransferringDeviceId, by)
                .Party(Field.TransferredDeviceType, Tag.TransferredDeviceId, other);
        }
        else
        {
            _message
                .Party(Field.ControllerDeviceType, Tag.ControllerDeviceId, by)
                .Party(Field.AddedPartyDeviceType, Tag.AddedPartyDeviceId, other);
        }
        _message.List();
        foreach (var party in parties.Take(16))
            AddParty(_message, party);
        Tell(viewpoint, transferred ? CallEventMessageMask.CallTransferred : CallEventMessageMask.CallConferenced);
    }

    private void OnDiverted(PbxEvent.Diverted e)
    {
        var diverting = e.Leg is null ? null : Of(e.Leg);
        if (Of(e.Caller)?.Call is not { } call)
            return;
        var from = Party(e.From);
        var cause = e.Reason switch
        {
            DiversionReason.ForwardAlways => GedEventCause.CallForwardAlways,
            DiversionReason.ForwardBusy => GedEventCause.CallForwardBusy,
            DiversionReason.ForwardNoAnswer => GedEventCause.CallForwardNoAnswer,
            DiversionReason.NoAgentAnswer => GedEventCause.CallNotAnswered,
            _ => GedEventCause.Redirected,
        };
        foreach (var viewpoint in Watched(call))
            Diverted(viewpoint, from, Party(e.To), cause, ReferenceEquals(viewpoint, diverting) ? GedConnectionState.Null : null);
        if (diverting is not null)
            diverting.EndTold = true;
    }

    private void Diverted(CtiConnection viewpoint, CtiParty from, CtiParty to, GedEventCause cause, GedConnectionState? state)
    {
        if (Engine.Profile.WithoutDivertedEvents)
            return;
        Event(MessageType.CallDivertedEvent, viewpoint, cause, state)
            .Party(Field.DivertingDeviceType, Tag.DivertingDeviceId, from)
            .Party(Field.CalledDeviceType, Tag.CalledDeviceId, to);
        Tell(viewpoint, CallEventMessageMask.CallDiverted);
    }

    private void OnRedirected(PbxEvent.Redirected e)
    {
        // Where it goes is told by what follows there; who is left alone is cleared.
        if (Of(e.Leg) is { Watched: true } moved)
            Diverted(moved, moved.Party, Party(e.Number), GedEventCause.Redirected, null);
    }

    private void OnPickedUp(PbxEvent.PickedUp e)
    {
        if (Of(e.Picker) is not { } picker || Of(e.Target) is not { } target)
            return;
        foreach (var viewpoint in Watched(target.Call))
        {
            var state = ReferenceEquals(viewpoint, target) ? GedConnectionState.Null : (GedConnectionState?)null;
            Diverted(viewpoint, target.Party, picker.Party, GedEventCause.CallPickup, state);
        }
        target.EndTold = true;
        EndAssociation(target);
        Rehome(tell: true);
        Established(picker.Call, picker.Party, GedEventCause.CallPickup);
    }

    private void OnParked(PbxEvent.Parked e)
    {
        if (Of(e.Leg) is not { } parked)
            return;
        var call = parked.Call;
        Rehome(tell: true);
        var parker = e.Slot.ParkedBy ?? e.Leg.Device;
        var slot = new CtiParty(DeviceIDType.DeviceIdentifier, e.Slot.Number);
        foreach (var viewpoint in Watched(call).Concat(Watched(parked.Call)).Distinct())
            Diverted(viewpoint, PartyOf(parker, parker.Number), slot, GedEventCause.Park, null);
    }

    private void OnUnparked(PbxEvent.Unparked e)
    {
        if (Of(e.Retriever) is not { } retriever)
            return;
        Rehome(tell: true);
        Established(retriever.Call, retriever.Party, GedEventCause.Park);
        StartTalking(retriever);
    }
}
