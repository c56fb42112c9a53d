namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Further parties for calls that go on, and transfers to a party that still rings.</summary>
public sealed partial class PbxEngine
{
    /// <summary>Brings a party into a call without a consultation (single step conference).</summary>
    /// <param name="by">A talking leg of the call.</param>
    /// <param name="number">A station or an outside number.</param>
    /// <param name="refusal">Why not.</param>
    /// <param name="silent">True for a party that only listens.</param>
    /// <returns>The ringing leg; null when refused.</returns>
    public PbxLeg? AddParty(PbxLeg by, string number, out Refusal refusal, bool silent = false)
    {
        PbxDevice? device =
            FindStation(number) is { } station ? station
            : IsOutside(number) ? _outgoing
            : null;
        refusal =
            by is not { State: LegState.Connected, InMix: true, Call.Room: null } || IsEntangled(by) ? Refusal.InvalidState
            : device is null ? Refusal.InvalidNumber
            : !device.InService ? Refusal.OutOfService
            : device is Station { IsBusy: true } || (device is Trunk trunk && trunk.Legs.Count >= trunk.Lines) ? Refusal.NoFreeLine
            : Refusal.None;
        if (refusal != Refusal.None)
        {
            return null;
        }
        return Prompt(
            by.Call,
            new OriginateRequest
            {
                Device = device!,
                OutsideNumber = number,
                Timeout = Profile.RingTime,
                Proceed = added => JoinInvited(added, silent),
            },
            invitedBy: by
        );
    }

    /// <summary>Everybody in a call of the held leg and in the one of the consultation talks together; over two lines of the station.</summary>
    private bool ConferenceOfTwoLines(PbxLeg held, PbxLeg consultation)
    {
        var targets = consultation.Call.Mixed.Where(leg => !ReferenceEquals(leg, consultation)).ToArray();
        if (
            !ReferenceEquals(held.Device, consultation.Device)
            || ReferenceEquals(held.Call, consultation.Call)
            || held.State is not (LegState.Held or LegState.Connected)
            || consultation.State is not (LegState.Held or LegState.Connected)
            || targets.Length == 0
            || held.Call.Room is not null
            || consultation.Call.Room is not null
            || held.Call.Legs.Any(IsEntangled)
            || consultation.Call.Legs.Any(IsEntangled)
        )
        {
            return false;
        }
        var (call, other) = (held.Call, consultation.Call);
        ConnectionChange[] connections = [.. Connections(call), .. Connections(other, consultation)];
        consultation.ConsultationOf = null;
        LeaveMix(consultation, ending: true);
        foreach (var target in targets)
        {
            LeaveMix(target, ending: false);
            MoveLeg(target, call);
            target.State = LegState.Connected;
        }
        if (held.State == LegState.Held)
        {
            held.State = LegState.Connected;
            Raise(new PbxEvent.Retrieved(held, BySwitch: true));
        }
        Merge(call, other, call, connections);
        Raise(new PbxEvent.Conferenced(held, consultation));
        foreach (var target in targets)
        {
            JoinMix(target);
        }
        Remove(consultation, ReleaseCause.Normal);
        return true;
    }

    /// <summary>The party in the middle leaves before the consulted one has answered (a blonde transfer), or while the consultation waits for a group.</summary>
    /// <param name="held">The held leg of the station.</param>
    /// <param name="consultation">Its other leg, which hears ringing or waits.</param>
    /// <returns>False when that is not the case.</returns>
    public bool TransferRinging(PbxLeg held, PbxLeg consultation)
    {
        var transferees = held.Call.Mixed.Where(leg => !ReferenceEquals(leg, held)).ToArray();
        if (
            !held.InMix
            || !ReferenceEquals(held.Device, consultation.Device)
            || ReferenceEquals(held.Call, consultation.Call)
            || transferees.Length != 1
            || held.Call.Room is not null
            || IsEntangled(held)
            || IsEntangled(consultation)
            || IsEntangled(transferees[0])
            || !(consultation.Waiting is not null || consultation is { State: LegState.Initiated, Offers.Count: > 0 })
        )
        {
            return false;
        }
        var transferee = transferees[0];
        var (from, to) = (held.Call, consultation.Call);
        ConnectionChange[] connections = [.. Connections(from, held), .. Connections(to, consultation)];
        if (from.ServedBy is not null)
        {
            EndService(from, ServiceEnd.Transfer);
        }
        consultation.ConsultationOf = null;
        LeaveMix(transferee, ending: false);
        LeaveMix(held, ending: true);
        transferee.State = LegState.Initiated;
        transferee.Dialled = consultation.Dialled;
        var group = consultation.Waiting?.Group;
        if (group is not null)
        {
            LeaveQueue(consultation);
        }
        MoveLeg(transferee, to);
        foreach (var offer in consultation.Offers)
        {
            offer.OfferedBy = transferee;
            transferee.Offers.Add(offer);
        }
        consultation.Offers.Clear();
        Merge(from, to, to, connections);
        Raise(new PbxEvent.AttendedTransferred(held, consultation, transferee, transferee.Offers.FirstOrDefault()));
        Remove(held, ReleaseCause.Normal);
        Remove(consultation, ReleaseCause.Normal);
        if (group is not null)
        {
            Enqueue(transferee, group);
        }
        return true;
    }

    private void JoinInvited(PbxLeg leg, bool silent)
    {
        if (leg.InvitedBy is not { } by || !leg.Call.Mixed.Any())
        {
            Clear(leg, ReleaseOrigin.Switch, ReleaseCause.Normal);
            return;
        }
        leg.Silent = silent;
        Raise(new PbxEvent.PartyAdded(by, leg, silent));
        JoinMix(leg);
    }

    /// <summary>A call in which only invited devices still ring is over.</summary>
    private void AbandonInvitations(PbxCall call)
    {
        if (call.Legs.All(leg => leg is { InvitedBy: not null, State: LegState.Null or LegState.Alerting }))
        {
            foreach (var leg in call.Legs.ToArray())
            {
                EndOffer(leg, OfferOutcome.Cancelled, ReleaseCause.Cancelled);
            }
        }
    }
}
