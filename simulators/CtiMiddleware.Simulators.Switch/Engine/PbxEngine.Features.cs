namespace CtiMiddleware.Simulators.Switch.Engine;

public sealed partial class PbxEngine
{
    /// <summary>A party puts the others on hold.</summary>
    /// <param name="leg">A connected leg with a voice path.</param>
    /// <returns>False when it has none, or holds already.</returns>
    public bool Hold(PbxLeg leg) => Hold(leg, HoldCause.Hold);

    private bool Hold(PbxLeg leg, HoldCause cause)
    {
        if (leg is not { State: LegState.Connected, InMix: true })
        {
            return false;
        }
        leg.State = LegState.Held;
        Raise(new PbxEvent.Held(leg, BySwitch: false, cause));
        return true;
    }

    /// <summary>A party takes the others back from hold.</summary>
    /// <param name="leg">A held leg.</param>
    /// <returns>False when it does not hold.</returns>
    public bool Retrieve(PbxLeg leg) => Retrieve(leg, HoldCause.Hold);

    private bool Retrieve(PbxLeg leg, HoldCause cause)
    {
        if (leg.State != LegState.Held || leg.Consultation is { SharesLine: true })
        {
            return false;
        }
        leg.State = LegState.Connected;
        Raise(new PbxEvent.Retrieved(leg, BySwitch: false, cause));
        return true;
    }

    /// <summary>Holds the one of a station's two calls that is active and takes the other back.</summary>
    /// <param name="station">A station with a held and a connected leg.</param>
    /// <returns>False when it has not both.</returns>
    public bool Alternate(Station station)
    {
        var active = station.Legs.FirstOrDefault(leg => leg is { State: LegState.Connected, InMix: true });
        var held = station.Legs.FirstOrDefault(leg => leg.State == LegState.Held);
        return active is not null && held is not null && Hold(active, HoldCause.Alternate) && Retrieve(held, HoldCause.Alternate);
    }

    /// <summary>A station holds a call and makes a second one, to ask before it transfers.</summary>
    /// <param name="leg">The leg to hold; one that holds already stays so.</param>
    /// <param name="number">Whom to ask.</param>
    /// <param name="sharesLine">True for the switch's own feature over one line, false for a second line of the telephone.</param>
    /// <returns>The consulting leg; null when that cannot be.</returns>
    public PbxLeg? Consult(PbxLeg leg, string number, bool sharesLine = false)
    {
        if (
            !leg.InMix
            || leg.State is not (LegState.Connected or LegState.Held)
            || leg.Call.Mixed.Count() < 2
            || leg.Consultation is not null
            // One consultation of a call at a time over a shared line.
            || (sharesLine ? leg.Call.Legs.Any(IsEntangled) : IsEntangled(leg))
            || leg.Call.Room is not null
            || !Exists(number)
            // Only a person can be asked over one line: a queue or a room could not be handed over afterwards.
            || (sharesLine && FindStation(number) is null && !IsOutside(number))
        )
        {
            return null;
        }
        if (leg.State == LegState.Connected)
        {
            leg.State = LegState.Held;
            Raise(new PbxEvent.Held(leg, sharesLine, HoldCause.Consultation));
        }
        var consultation = NewLeg(NewCall(), leg.Device, leg.Number, leg.Name);
        consultation.ConsultationOf = leg;
        consultation.SharesLine = sharesLine;
        consultation.State = LegState.Initiated;
        consultation.Dialled = number;
        Attach(consultation, leg.Call);
        Raise(new PbxEvent.Consulting(leg, consultation, number));
        Raise(new PbxEvent.Originated(consultation, number));
        Route(consultation, number);
        return consultation.IsReleased ? null : consultation;
    }

    private void Attach(PbxLeg consultation, PbxCall held)
    {
        var call = consultation.Call;
        call.Kind = CallKind.Consultation;
        call.ParentWireId = held.WireId;
        if (Profile.ConsultData == ConsultationInheritance.Copy)
        {
            GiveData(call, held.UserData, held.Data);
        }
    }

    /// <summary>The switch's own feature holds a call before the number to ask is known.</summary>
    internal bool HoldForConsultation(PbxLeg leg)
    {
        if (
            leg is not { State: LegState.Connected, InMix: true, Call.Room: null }
            || leg.Call.Mixed.Count() < 2
            || leg.Call.Legs.Any(IsEntangled)
        )
        {
            return false;
        }
        leg.State = LegState.Held;
        Raise(new PbxEvent.Held(leg, BySwitch: true, HoldCause.Consultation));
        return true;
    }

    /// <summary>Nobody could be asked: the call goes on.</summary>
    internal void EndHoldForConsultation(PbxLeg leg)
    {
        if (leg is { State: LegState.Held, Consultation: null })
        {
            leg.State = LegState.Connected;
            Raise(new PbxEvent.Retrieved(leg, BySwitch: true));
        }
    }

    /// <summary>Ends a station's consultation and takes the held call back.</summary>
    /// <param name="held">The held leg.</param>
    /// <returns>False when it does not consult.</returns>
    public bool Reconnect(PbxLeg held)
    {
        if (held.Consultation is not { } consultation)
        {
            return false;
        }
        if (!consultation.SharesLine)
        {
            consultation.ConsultationOf = null;
            Clear(consultation, ReleaseOrigin.Device, ReleaseCause.Normal);
            return Retrieve(held);
        }
        var offers = CancelOffers(consultation);
        consultation.ConsultationOf = null;
        held.State = LegState.Connected;
        consultation.InMix = false;
        var others = consultation.Call.Mixed.ToArray();
        Raise(new PbxEvent.Reconnected(held, consultation));
        foreach (var offer in offers)
        {
            Remove(offer, ReleaseCause.Cancelled);
        }
        foreach (var other in others)
        {
            LeaveMix(other, ending: true);
        }
        Remove(consultation, ReleaseCause.Normal);
        foreach (var other in others)
        {
            Remove(other, ReleaseCause.Normal);
        }
        return true;
    }

    /// <summary>A party presses keys, or the switch sends digits to it.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="digit">0 to 9, *, #, A to D.</param>
    /// <param name="duration">How long; zero for a digit that has only an end.</param>
    /// <param name="sent">True for a digit sent to the party.</param>
    public void PressDigit(PbxLeg leg, char digit, TimeSpan duration, bool sent = false)
    {
        if (leg.IsReleased)
        {
            return;
        }
        if (duration <= TimeSpan.Zero)
        {
            Raise(new PbxEvent.DigitHeard(leg, digit, duration, sent, Ended: true));
            if (!sent)
            {
                Hear(leg, digit);
            }
            return;
        }
        Raise(new PbxEvent.DigitHeard(leg, digit, duration, sent, Ended: false));
        Kernel.Schedule(
            duration,
            () =>
            {
                if (!leg.IsReleased)
                {
                    Raise(new PbxEvent.DigitHeard(leg, digit, duration, sent, Ended: true));
                    if (!sent)
                    {
                        Hear(leg, digit);
                    }
                }
            }
        );
    }
}
