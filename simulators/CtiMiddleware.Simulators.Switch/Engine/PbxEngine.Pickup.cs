namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Calls that ring elsewhere, taken from there.</summary>
public sealed partial class PbxEngine
{
    private static readonly TimeSpan PickupDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>A station takes a call that rings at another one (directed pickup).</summary>
    /// <param name="station">Who takes it.</param>
    /// <param name="target">The ringing leg.</param>
    /// <param name="refusal">Why not.</param>
    /// <returns>The station's leg, which gets the call a moment later; null when refused.</returns>
    public PbxLeg? PickUp(Station station, PbxLeg target, out Refusal refusal)
    {
        refusal =
            !station.InService ? Refusal.OutOfService
            : station.Legs.Count >= station.MaxCalls ? Refusal.NoFreeLine
            : !CanBePickedUp(target) || ReferenceEquals(target.Device, station) ? Refusal.NothingToPickUp
            : Refusal.None;
        return refusal == Refusal.None ? Dial(station, Profile.PickupCode + target.Device.Number) : null;
    }

    /// <summary>A station takes the call that has rung longest in its pickup group.</summary>
    /// <param name="station">Who takes it.</param>
    /// <param name="refusal">Why not.</param>
    /// <returns>The station's leg, which gets the call a moment later; null when refused.</returns>
    public PbxLeg? GroupPickUp(Station station, out Refusal refusal)
    {
        if (station.PickupGroup.Length == 0)
        {
            refusal = Refusal.NotAllowed;
            return null;
        }
        PbxLeg? oldest = null;
        foreach (var member in _stations.Values)
        {
            if (member.PickupGroup != station.PickupGroup || ReferenceEquals(member, station))
            {
                continue;
            }
            foreach (var leg in member.Legs)
            {
                if (CanBePickedUp(leg) && (oldest is null || leg.Id < oldest.Id))
                {
                    oldest = leg;
                }
            }
        }
        if (oldest is null)
        {
            refusal = Refusal.NothingToPickUp;
            return null;
        }
        return PickUp(station, oldest, out refusal);
    }

    private static bool CanBePickedUp(PbxLeg leg) => leg is { State: LegState.Alerting, OfferedBy.Waiting: null, Device: Station };

    private void PickUp(PbxLeg picker, string number)
    {
        var target = FindStation(number)?.Legs.FirstOrDefault(leg => leg is { State: LegState.Alerting, OfferedBy.Waiting: null });
        if (target is null)
        {
            Raise(new PbxEvent.Unreachable(picker, number, ReleaseCause.Unknown));
            EndWithoutAnswer(picker, ReleaseCause.Unknown);
            return;
        }
        AnswerBySwitch(picker, "Pickup");
        Kernel.Schedule(PickupDelay, () => PickUp(picker, target));
    }

    /// <summary>Takes a call that rings elsewhere.</summary>
    /// <param name="picker">A connected leg that has no other party.</param>
    /// <param name="target">The ringing leg.</param>
    /// <returns>False when there is nothing to take any more; the picker is then released.</returns>
    public bool PickUp(PbxLeg picker, PbxLeg target)
    {
        if (picker.State != LegState.Connected || picker.InMix)
        {
            // Gone, or sent elsewhere meanwhile.
            return false;
        }
        if (target is not { State: LegState.Alerting, OfferedBy: { Waiting: null } from })
        {
            EndWithoutAnswer(picker, ReleaseCause.Unknown);
            return false;
        }
        target.RingTimer?.Dispose();
        var rivals = from.Offers.Where(offer => !ReferenceEquals(offer, target)).ToArray();
        from.Offers.Clear();
        MoveLeg(picker, from.Call);
        picker.State = LegState.Connected;
        from.State = LegState.Connected;
        Raise(new PbxEvent.PickedUp(picker, target, from));
        Remove(target, ReleaseCause.AnsweredElsewhere);
        // As when one of them answers: a rival left ringing would cut the caller off when its time is over.
        foreach (var rival in rivals)
        {
            Raise(new PbxEvent.OfferEnded(rival, from, OfferOutcome.Cancelled));
            Remove(rival, ReleaseCause.AnsweredElsewhere);
        }
        JoinMix(picker);
        JoinMix(from);
        return true;
    }
}
