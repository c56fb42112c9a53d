namespace CtiMiddleware.Simulators.Switch.Engine;

public sealed partial class PbxEngine
{
    /// <summary>A called party refuses: to the caller it is busy.</summary>
    /// <param name="leg">A leg that rings or is being called.</param>
    /// <returns>False when it does not ring.</returns>
    public bool Refuse(PbxLeg leg)
    {
        if (leg.State is not (LegState.Null or LegState.Alerting))
        {
            return false;
        }
        Raise(new PbxEvent.HangupRequested(leg, ReleaseCause.Busy));
        EndOffer(leg, OfferOutcome.Busy, ReleaseCause.Busy);
        return true;
    }

    /// <summary>The party hangs up: what putting the handset down does in the leg's present state.</summary>
    /// <param name="leg">The leg.</param>
    /// <returns>False when it is gone already.</returns>
    public bool HangUp(PbxLeg leg) => Clear(leg, ReleaseOrigin.Device, ReleaseCause.Normal);

    /// <summary>Ends one party's connection; a single party left over is released too.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="origin">Who wants it.</param>
    /// <param name="cause">Told to the others.</param>
    /// <returns>False when it is gone already.</returns>
    public bool Clear(PbxLeg leg, ReleaseOrigin origin, ReleaseCause cause)
    {
        switch (leg.State)
        {
            case LegState.Released:
                return false;
            case LegState.Null or LegState.Alerting when origin == ReleaseOrigin.Device:
                return Refuse(leg);
            case LegState.Null or LegState.Alerting:
                EndOffer(leg, OfferOutcome.NoAnswer, cause);
                return true;
        }
        var told = leg.State == LegState.Initiated && leg.Offers.Count > 0 ? ReleaseCause.Cancelled : cause;
        if (origin == ReleaseOrigin.Device)
        {
            Raise(new PbxEvent.HangupRequested(leg, told));
        }
        if (leg is { SharesLine: true, ConsultationOf: { IsReleased: false } held })
        {
            // One line, two calls: hanging up completes the transfer when the target has answered, as the switch feature does.
            return EndSharedLine(held, leg, cause);
        }
        if (leg.Consultation is { SharesLine: true } consultation)
        {
            return EndSharedLine(leg, consultation, cause);
        }
        if (leg.State == LegState.Parked)
        {
            AbandonSlot(leg);
        }
        else if (leg.Waiting is not null)
        {
            Abandon(leg);
        }
        else if (leg.Offers.Count > 0)
        {
            GiveUp(leg, told);
        }
        else if (leg.InMix)
        {
            LeaveFinally(leg, cause);
        }
        else
        {
            Raise(new PbxEvent.Ending(leg, cause));
            Remove(leg, cause);
        }
        return true;
    }

    private void EndOffer(PbxLeg leg, OfferOutcome outcome, ReleaseCause cause)
    {
        if (leg.State is not (LegState.Null or LegState.Alerting))
        {
            return;
        }
        leg.RingTimer?.Dispose();
        if (leg.OfferedBy is not { } from)
        {
            var request = leg.Prompt;
            leg.Prompt = null;
            Raise(new PbxEvent.OfferEnded(leg, From: null, outcome));
            request?.Completed?.Invoke(leg, outcome);
            Remove(leg, cause);
            return;
        }
        from.Offers.Remove(leg);
        leg.OfferedBy = null;
        if (from.Waiting is { } entry)
        {
            AgentFailed(entry, leg, cause);
            return;
        }
        Raise(new PbxEvent.OfferEnded(leg, from, outcome));
        if (from.Offers.Count > 0)
        {
            Remove(leg, cause);
            return;
        }
        if (from is { SharesLine: true, ConsultationOf: { IsReleased: false } held })
        {
            Remove(leg, cause);
            Reconnect(held);
            return;
        }
        Fail(from, leg.Number, cause, leg.Device, leg.Undelivered);
        Remove(leg, cause);
        if (from.State != LegState.Failed)
        {
            Remove(from, cause);
        }
    }

    private void EndWithoutAnswer(PbxLeg leg, ReleaseCause cause, PbxDevice? called = null)
    {
        if (leg is { SharesLine: true, ConsultationOf: { IsReleased: false } held })
        {
            Reconnect(held);
            return;
        }
        Fail(leg, leg.Dialled, cause, called);
        if (leg.State != LegState.Failed)
        {
            Remove(leg, cause);
        }
    }

    private void GiveUp(PbxLeg leg, ReleaseCause cause)
    {
        var offers = CancelOffers(leg);
        Raise(new PbxEvent.Ending(leg, cause));
        foreach (var offer in offers)
        {
            Remove(offer, ReleaseCause.Cancelled);
        }
        Remove(leg, cause);
    }

    private PbxLeg[] CancelOffers(PbxLeg leg)
    {
        var offers = leg.Offers.ToArray();
        leg.Offers.Clear();
        foreach (var offer in offers)
        {
            offer.RingTimer?.Dispose();
            offer.OfferedBy = null;
            Raise(new PbxEvent.OfferEnded(offer, leg, OfferOutcome.Cancelled));
        }
        return offers;
    }

    private void LeaveFinally(PbxLeg leg, ReleaseCause cause)
    {
        var call = leg.Call;
        var (member, agent, caller) = (call.ServedBy, call.AgentLeg, call.CallerLeg);
        var agentEnded = ReferenceEquals(leg, agent);
        LeaveMix(leg, ending: true);
        var rest = call.Mixed.ToArray();
        var alone = rest.Length == 1 && call.Room is null ? rest[0] : null;
        if (alone is { SharesLine: true, ConsultationOf: { IsReleased: false } held })
        {
            Remove(leg, cause);
            Reconnect(held);
            return;
        }
        var blocked = alone is not null && StaysBlocked(alone);
        if (alone is not null && !blocked)
        {
            LeaveMix(alone, ending: true);
        }
        Remove(leg, cause);
        if (member is not null && agentEnded)
        {
            EndService(call, ServiceEnd.Agent);
        }
        if (blocked)
        {
            Raise(new PbxEvent.Failed(alone!, "", ReleaseCause.Blocked, Called: null, Blocked: true));
            Block(alone!, cause);
        }
        else if (alone is not null)
        {
            Remove(alone, cause);
        }
        if (member is not null && !agentEnded && (ReferenceEquals(leg, caller) || alone is not null))
        {
            EndService(call, ServiceEnd.Caller);
        }
    }

    private void LeaveMix(PbxLeg leg, bool ending)
    {
        if (!leg.InMix)
        {
            return;
        }
        leg.InMix = false;
        if (leg.Call.Room is { } room)
        {
            Raise(new PbxEvent.RoomLeft(leg, room, ending));
        }
        else
        {
            Raise(new PbxEvent.MixLeft(leg, ending));
        }
    }

    private void Remove(PbxLeg leg, ReleaseCause cause)
    {
        if (leg.IsReleased)
        {
            return;
        }
        if (leg.Waiting is not null)
        {
            // A consultation over a shared line that was forwarded to a group ends with its line.
            LeaveQueue(leg);
        }
        leg.RingTimer?.Dispose();
        leg.State = LegState.Released;
        leg.InMix = false;
        leg.Call.Remove(leg);
        leg.Device.Remove(leg);
        LeaveCampOn(leg);
        LeaveRoutePoint(leg);
        EndVoice(leg);
        Raise(new PbxEvent.Released(leg, cause));
        Forget(leg.Call);
        if (leg.Device is Station station)
        {
            DistributeFor(station);
            if (station.Legs.Count == 0)
            {
                WasUsed(station);
                WakeWaiting(station);
            }
        }
    }
}
