namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Analogue ports: everything is said with the hook.</summary>
public sealed partial class PbxEngine
{
    /// <summary>
    /// A short press of the hook of an analogue port. With one call: it is held and a dial tone comes. With a call that knocks: the present one is
    /// held, the other answered. With a held call and a consultation that is not answered: back to the held one. With a held and an answered call:
    /// all three talk.
    /// </summary>
    /// <param name="station">An analogue port.</param>
    /// <returns>Why nothing happens.</returns>
    public Refusal HookFlash(Station station)
    {
        if (!station.IsAnalogue)
        {
            return Refusal.NotAllowed;
        }
        var active = station.Legs.FirstOrDefault(leg => leg is { State: LegState.Connected, InMix: true });
        var held = station.Legs.FirstOrDefault(leg => leg.State == LegState.Held);
        var knocking = station.Legs.FirstOrDefault(leg => leg.State == LegState.Alerting);
        Raise(new PbxEvent.HookFlashed(station));
        if (active is not null && knocking is not null)
        {
            return Hold(active, HoldCause.Alternate) && Answer(knocking) ? Refusal.None : Refusal.InvalidState;
        }
        if (held is not null)
        {
            if (active is not null)
            {
                return Conference(held, active) ? Refusal.None : Refusal.InvalidState;
            }
            var other = station.Legs.FirstOrDefault(leg => !ReferenceEquals(leg, held) && leg.State != LegState.Alerting);
            if (other is not null)
            {
                other.ConsultationOf = null;
                Clear(other, ReleaseOrigin.Device, ReleaseCause.Normal);
            }
            return Retrieve(held) ? Refusal.None : Refusal.InvalidState;
        }
        return active is not null && SecondDialTone(active) ? Refusal.None : Refusal.InvalidState;
    }

    /// <summary>The handset of an analogue port goes down: an answered or ringing consultation becomes a transfer, any other call ends.</summary>
    /// <param name="station">An analogue port.</param>
    /// <returns>Why nothing happens.</returns>
    public Refusal OnHook(Station station)
    {
        if (!station.IsAnalogue || !station.Legs.Any(leg => leg.State is not (LegState.Null or LegState.Alerting)))
        {
            return Refusal.InvalidState;
        }
        var held = station.Legs.FirstOrDefault(leg => leg.State == LegState.Held);
        var other = station.Legs.FirstOrDefault(leg => ReferenceEquals(leg.ConsultationOf, held) && leg.ConsultationOf is not null);
        if (held is not null && other is not null && (Transfer(held, other) || TransferRinging(held, other)))
        {
            return Refusal.None;
        }
        foreach (var leg in station.Legs.Where(leg => leg.State is not (LegState.Null or LegState.Alerting)).ToArray())
        {
            Clear(leg, ReleaseOrigin.Device, ReleaseCause.Normal);
        }
        return Refusal.None;
    }

    private bool SecondDialTone(PbxLeg active)
    {
        if (active.Call.Room is not null || active.Call.Mixed.Count() < 2 || IsEntangled(active) || !Hold(active, HoldCause.Consultation))
        {
            return false;
        }
        var leg = NewLeg(NewCall(), active.Device, active.Number, active.Name);
        leg.ConsultationOf = active;
        Attach(leg, active.Call);
        DialTone(leg);
        return true;
    }
}
