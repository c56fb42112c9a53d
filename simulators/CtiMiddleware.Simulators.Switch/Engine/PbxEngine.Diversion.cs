namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Calls that go past a station: forwarding, deflection.</summary>
public sealed partial class PbxEngine
{
    /// <summary>Sends a station's calls elsewhere, or no longer.</summary>
    /// <param name="station">The station.</param>
    /// <param name="kind">Which calls.</param>
    /// <param name="to">Where; empty for nowhere.</param>
    /// <returns><see cref="Refusal.InvalidNumber"/> for a number that leads nowhere or is the station's own.</returns>
    public Refusal SetForwarding(Station station, ForwardingKind kind, string to)
    {
        if (to.Length > 0 && (!Exists(to) || to == station.Number))
        {
            return Refusal.InvalidNumber;
        }
        switch (kind)
        {
            case ForwardingKind.Always:
                station.ForwardAlways = to;
                break;
            case ForwardingKind.Busy:
                station.ForwardBusy = to;
                break;
            default:
                station.ForwardNoAnswer = to;
                break;
        }
        Raise(new PbxEvent.FeatureChanged(station, StationFeature.Forwarding, kind));
        return Refusal.None;
    }

    /// <summary>Makes a station refuse every call as busy, or no longer.</summary>
    /// <param name="station">The station.</param>
    /// <param name="on">True to be left alone.</param>
    public void SetDoNotDisturb(Station station, bool on)
    {
        station.DoNotDisturb = on;
        Raise(new PbxEvent.FeatureChanged(station, StationFeature.DoNotDisturb, Forwarding: null));
        if (!on)
        {
            DistributeFor(station);
        }
    }

    /// <summary>Lets a further call ring at a station in use, or not.</summary>
    /// <param name="station">The station.</param>
    /// <param name="on">False: busy with its first call.</param>
    public void SetCallWaiting(Station station, bool on)
    {
        station.CallWaiting = on;
        Raise(new PbxEvent.FeatureChanged(station, StationFeature.CallWaiting, Forwarding: null));
    }

    /// <summary>Sends a ringing call on to another number before it is answered.</summary>
    /// <param name="leg">The ringing leg.</param>
    /// <param name="number">Where to.</param>
    /// <returns>Why not.</returns>
    public Refusal Deflect(PbxLeg leg, string number)
    {
        if (leg is not { State: LegState.Alerting, OfferedBy: { } from })
        {
            return Refusal.InvalidState;
        }
        if (!Exists(number) || number == leg.Device.Number)
        {
            return Refusal.InvalidNumber;
        }
        if (!MayDivert(from.Call, number))
        {
            return Refusal.Loop;
        }
        if (from.Waiting is not null)
        {
            // Among several who ring for a group, or from a queue, the caller goes and nobody of the group rings any more.
            leg.RingTimer?.Dispose();
            from.Call.Hops.Add(from.Waiting.Group.Number);
            LeaveQueue(from);
            from.State = LegState.Initiated;
            TellDiversion(from, leg, leg.Number, number, DiversionReason.Deflected);
            Route(from, number);
            return Refusal.None;
        }
        Divert(from, leg, number, DiversionReason.Deflected);
        return Refusal.None;
    }

    private bool MayDivert(PbxCall call, string to) =>
        call.Hops.Count < Profile.MaxDiversions && !call.Hops.Contains(to, StringComparer.Ordinal);

    /// <summary>Forwards a call that has not rung yet; false when the station does not forward it now.</summary>
    private bool ForwardsAtOnce(PbxLeg from, Station station)
    {
        var (to, reason) =
            station.ForwardAlways.Length > 0 ? (station.ForwardAlways, DiversionReason.ForwardAlways)
            : station.ForwardBusy.Length > 0 && station.IsBusy ? (station.ForwardBusy, DiversionReason.ForwardBusy)
            : ("", default);
        if (to.Length == 0 || !MayDivert(from.Call, to))
        {
            return false;
        }
        from.Call.Hops.Add(station.Number);
        TellDiversion(from, null, station.Number, to, reason);
        Route(from, to);
        return true;
    }

    /// <summary>The one ringing leg of a caller goes, the caller goes on to another number.</summary>
    private void Divert(PbxLeg from, PbxLeg leg, string to, DiversionReason reason)
    {
        from.Call.Hops.Add(leg.Number);
        foreach (var offer in CancelOffers(from))
        {
            if (!ReferenceEquals(offer, leg))
            {
                Remove(offer, ReleaseCause.Cancelled);
            }
        }
        TellDiversion(from, leg, leg.Number, to, reason);
        Remove(leg, ReleaseCause.Diverted);
        Route(from, to);
    }

    private void TellDiversion(PbxLeg from, PbxLeg? leg, string past, string to, DiversionReason reason)
    {
        from.Call.LastRedirectedNumber = past;
        Raise(new PbxEvent.Diverted(from, leg, past, to, reason));
    }

    private void NobodyAnswered(PbxLeg leg)
    {
        if (
            leg is { Device: Station { ForwardNoAnswer: { Length: > 0 } to }, OfferedBy: { Waiting: null } from, Member: null }
            && leg.State is LegState.Null or LegState.Alerting
            && MayDivert(from.Call, to)
        )
        {
            Divert(from, leg, to, DiversionReason.ForwardNoAnswer);
            return;
        }
        EndOffer(leg, OfferOutcome.NoAnswer, ReleaseCause.NoAnswer);
    }
}
