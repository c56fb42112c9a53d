namespace CtiMiddleware.Simulators.Switch.Engine;

public sealed partial class PbxEngine
{
    /// <summary>The party in the middle connects the held party with the consulted one and leaves.</summary>
    /// <param name="held">The held leg of the station.</param>
    /// <param name="consultation">Its other leg, connected to the consulted party.</param>
    /// <returns>False when the consulted party has not answered or a side has not exactly one other party.</returns>
    public bool Transfer(PbxLeg held, PbxLeg consultation)
    {
        var transferees = held.Call.Mixed.Where(leg => !ReferenceEquals(leg, held)).ToArray();
        var targets = consultation.Call.Mixed.Where(leg => !ReferenceEquals(leg, consultation)).ToArray();
        if (
            !held.InMix
            || !consultation.InMix
            || !ReferenceEquals(held.Device, consultation.Device)
            || ReferenceEquals(held.Call, consultation.Call)
            || transferees.Length != 1
            || targets.Length != 1
            || held.Call.Room is not null
            || consultation.Call.Room is not null
            || (!consultation.SharesLine && (IsEntangled(held) || IsEntangled(consultation)))
            || IsEntangled(transferees[0])
            || IsEntangled(targets[0])
        )
        {
            return false;
        }
        var (transferee, target) = (transferees[0], targets[0]);
        var served = held.Call;
        if (ReferenceEquals(held, served.AgentLeg))
        {
            EndService(served, ServiceEnd.Transfer);
        }
        ConnectionChange[] connections = [.. Connections(served, held), .. Connections(consultation.Call, consultation)];
        held.InMix = false;
        consultation.InMix = false;
        consultation.ConsultationOf = null;
        transferee.State = LegState.Connected;
        target.State = LegState.Connected;
        MoveLeg(transferee, consultation.Call);
        Merge(served, consultation.Call, consultation.Call, connections);
        Raise(new PbxEvent.AttendedTransferred(held, consultation, transferee, target));
        Remove(held, ReleaseCause.Normal);
        Remove(consultation, ReleaseCause.Normal);
        return true;
    }

    /// <summary>Held, consulting and consulted party talk together.</summary>
    /// <param name="held">The held leg of the station.</param>
    /// <param name="consultation">Its other leg, answered: over the same line by the switch's feature, or over a second one.</param>
    /// <returns>False when the switch cannot do that here.</returns>
    public bool Conference(PbxLeg held, PbxLeg consultation)
    {
        if (!held.InMix || !consultation.InMix)
        {
            return false;
        }
        if (!consultation.SharesLine)
        {
            return ConferenceOfTwoLines(held, consultation);
        }
        var targets = consultation.Call.Mixed.Where(leg => !ReferenceEquals(leg, consultation)).ToArray();
        ConnectionChange[] connections = [.. Connections(held.Call), .. Connections(consultation.Call, consultation)];
        consultation.ConsultationOf = null;
        consultation.InMix = false;
        held.State = LegState.Connected;
        foreach (var target in targets)
        {
            MoveLeg(target, held.Call);
        }
        Merge(held.Call, consultation.Call, held.Call, connections);
        Raise(new PbxEvent.Conferenced(held, consultation));
        Remove(consultation, ReleaseCause.Normal);
        return true;
    }

    /// <summary>A party sends the one it talks to to another number and leaves at once.</summary>
    /// <param name="leg">The party that transfers.</param>
    /// <param name="number">Where to; a number that does not exist releases both.</param>
    /// <returns>False when the leg talks to nobody, or to more than one.</returns>
    public bool BlindTransfer(PbxLeg leg, string number)
    {
        var others = leg.Call.Mixed.Where(other => !ReferenceEquals(other, leg)).ToArray();
        if (!leg.InMix || others.Length != 1 || leg.Call.Room is not null || IsEntangled(leg) || IsEntangled(others[0]))
        {
            return false;
        }
        var transferee = others[0];
        var call = leg.Call;
        if (call.ServedBy is not null)
        {
            Raise(new PbxEvent.BlindTransferred(leg, transferee, number));
            EndService(call, ServiceEnd.Transfer);
        }
        else
        {
            Raise(new PbxEvent.BlindTransferred(leg, transferee, number));
        }
        LeaveMix(transferee, ending: false);
        LeaveMix(leg, ending: true);
        Remove(leg, ReleaseCause.Normal);
        transferee.State = LegState.Initiated;
        Route(transferee, number);
        return true;
    }

    /// <summary>A computer sends one or two legs to numbers; who talked to them and is left alone is released.</summary>
    /// <param name="leg">A leg that does not ring.</param>
    /// <param name="number">Where it goes.</param>
    /// <param name="second">Another leg of the same call, or null.</param>
    /// <param name="secondNumber">Where that one goes.</param>
    /// <returns>False when a leg rings or is gone.</returns>
    public bool Redirect(PbxLeg leg, string number, PbxLeg? second = null, string secondNumber = "")
    {
        second = ReferenceEquals(second, leg) ? null : second;
        if (!CanRedirect(leg) || (second is not null && !CanRedirect(second)))
        {
            return false;
        }
        Uproot(leg, number, keep: second);
        if (second is not null)
        {
            Uproot(second, secondNumber, keep: leg);
        }
        if (second is not null && ReferenceEquals(second.Call, leg.Call))
        {
            MoveLeg(second, NewCall());
        }
        Route(leg, number);
        if (second is { IsReleased: false })
        {
            Route(second, secondNumber);
        }
        return true;
    }

    /// <summary>A computer takes two legs out of their calls and connects them.</summary>
    /// <param name="first">A connected leg.</param>
    /// <param name="second">A connected leg of another call.</param>
    /// <returns>False when one is not connected.</returns>
    public bool Join(PbxLeg first, PbxLeg second)
    {
        if (
            first.State is not (LegState.Connected or LegState.Held)
            || second.State is not (LegState.Connected or LegState.Held)
            || ReferenceEquals(first, second)
            || IsEntangled(first)
            || IsEntangled(second)
        )
        {
            return false;
        }
        foreach (var leg in new[] { first, second })
        {
            if (leg.Call.ServedBy is not null)
            {
                EndService(leg.Call, ServiceEnd.Transfer);
            }
            if (leg.Call.Room is not null)
            {
                LeaveMix(leg, ending: false);
            }
        }
        var left = new[] { first, second }
            .Where(leg => leg is { InMix: true, Call.Room: null })
            .Select(leg => leg.Call.Mixed.Where(o => !ReferenceEquals(o, first) && !ReferenceEquals(o, second)).ToArray())
            .Where(others => others.Length == 1)
            .Select(others => others[0])
            .Distinct()
            .ToArray();
        var consulting = left.Where(IsEntangled).ToArray();
        left = left.Except(consulting).ToArray();
        foreach (var leg in left)
        {
            leg.InMix = false;
        }
        var call = NewCall();
        MoveLeg(first, call);
        MoveLeg(second, call);
        first.State = second.State = LegState.Connected;
        first.InMix = second.InMix = true;
        Raise(new PbxEvent.Joined(first, second, left));
        foreach (var leg in left)
        {
            Remove(leg, ReleaseCause.Normal);
        }
        foreach (var leg in consulting)
        {
            ReleaseAlone(leg, ReleaseCause.Normal);
        }
        return true;
    }

    private static bool CanRedirect(PbxLeg leg) =>
        (leg.State is LegState.Initiated or LegState.Connected or LegState.Held or LegState.Queued)
        && !leg.HasDialTone
        && !IsEntangled(leg);

    /// <summary>One of the two legs that share a line during a consultation: neither can be moved alone.</summary>
    private static bool IsEntangled(PbxLeg leg) =>
        leg is { SharesLine: true, ConsultationOf: { IsReleased: false } } || leg.Consultation is { SharesLine: true };

    /// <summary>A leg that has lost its only other party: it goes, unless it was a consultation over a shared line, after which the held call goes on.</summary>
    private void ReleaseAlone(PbxLeg leg, ReleaseCause cause)
    {
        if (leg is { SharesLine: true, ConsultationOf: { IsReleased: false } held })
        {
            Reconnect(held);
            return;
        }
        LeaveMix(leg, ending: true);
        Remove(leg, cause);
    }

    /// <summary>Takes a leg out of whatever it is in, ready to be routed; <paramref name="keep"/> is not released when left alone.</summary>
    private void Uproot(PbxLeg leg, string number, PbxLeg? keep)
    {
        Raise(new PbxEvent.Redirected(leg, number));
        if (leg.Waiting is not null)
        {
            LeaveQueue(leg);
        }
        foreach (var offer in CancelOffers(leg))
        {
            Remove(offer, ReleaseCause.Cancelled);
        }
        if (leg.InMix)
        {
            var call = leg.Call;
            LeaveMix(leg, ending: false);
            var rest = call.Mixed.ToArray();
            if (call.ServedBy is not null)
            {
                EndService(call, ServiceEnd.Transfer);
            }
            if (rest.Length == 1 && call.Room is null && !ReferenceEquals(rest[0], keep))
            {
                ReleaseAlone(rest[0], ReleaseCause.Normal);
            }
            if (call.Room is not null)
            {
                MoveLeg(leg, NewCall());
            }
        }
        leg.State = LegState.Initiated;
    }

    /// <summary>The one handset of a shared line goes down: an answered consultation becomes a transfer, any other ends with it.</summary>
    private bool EndSharedLine(PbxLeg held, PbxLeg consultation, ReleaseCause cause)
    {
        if (Transfer(held, consultation))
        {
            return true;
        }
        consultation.ConsultationOf = null;
        var offers = CancelOffers(consultation);
        foreach (var offer in offers)
        {
            Remove(offer, ReleaseCause.Cancelled);
        }
        Remove(consultation, cause);
        LeaveFinally(held, cause);
        return true;
    }
}
