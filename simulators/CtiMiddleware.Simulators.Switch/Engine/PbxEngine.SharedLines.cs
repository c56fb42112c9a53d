namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Lines that appear at several stations: all ring, one answers, others may join, any may take back what is held (field rule 33).</summary>
public sealed partial class PbxEngine
{
    private readonly Dictionary<string, SharedLine> _lines = [];

    /// <summary>All shared lines, in the order of the profile.</summary>
    public IEnumerable<SharedLine> SharedLines => _lines.Values;

    /// <summary>The shared line of a number; null when there is none.</summary>
    /// <param name="number">The number to dial.</param>
    public SharedLine? FindLine(string number) => _lines.GetValueOrDefault(number);

    /// <summary>A station calls on a shared line.</summary>
    /// <param name="station">One of the line's stations.</param>
    /// <param name="line">The line.</param>
    /// <param name="number">What is dialled.</param>
    /// <param name="refusal">Why not.</param>
    public PbxLeg? DialOn(Station station, SharedLine line, string number, out Refusal refusal)
    {
        refusal =
            !line.Stations.Contains(station) ? Refusal.NotAllowed
            : !station.InService ? Refusal.OutOfService
            : line.State != LineState.Idle || station.Legs.Count >= station.MaxCalls ? Refusal.NoFreeLine
            : !Exists(number) ? Refusal.InvalidNumber
            : Refusal.None;
        if (refusal != Refusal.None)
        {
            return null;
        }
        var leg = NewLeg(NewCall(), station, line.Number, line.Name);
        leg.Line = line;
        Begin(leg, number);
        Settle(line);
        return leg;
    }

    /// <summary>A station of a shared line joins the call on it, or takes it back from hold.</summary>
    /// <param name="station">One of the line's stations, without a connection to it.</param>
    /// <param name="line">The line.</param>
    /// <param name="refusal">Why not.</param>
    /// <returns>The station's leg; null when refused.</returns>
    public PbxLeg? BridgeIn(Station station, SharedLine line, out Refusal refusal)
    {
        var active = line.Legs.FirstOrDefault(leg => leg is { InMix: true, State: LegState.Connected or LegState.Held });
        refusal =
            !line.Stations.Contains(station) ? Refusal.NotAllowed
            : !station.InService ? Refusal.OutOfService
            : active is null || active.Call.Room is not null || line.Legs.Any(leg => leg.Device == station) ? Refusal.InvalidState
            : active.Call.Legs.Any(IsEntangled) || active.Consultation is not null ? Refusal.InvalidState
            : station.Legs.Count >= station.MaxCalls ? Refusal.NoFreeLine
            : Refusal.None;
        if (refusal != Refusal.None)
        {
            return null;
        }
        var leg = NewLeg(active!.Call, station, line.Number, line.Name);
        leg.Line = line;
        leg.Dialled = line.Number;
        leg.State = LegState.Connected;
        Raise(new PbxEvent.Started(leg));
        Raise(new PbxEvent.Bridged(leg, line));
        JoinMix(leg);
        if (active.State == LegState.Held)
        {
            LeaveMix(active, ending: true);
            Remove(active, ReleaseCause.AnsweredElsewhere);
        }
        Settle(line);
        return leg;
    }

    private void OfferToLine(PbxLeg from, SharedLine line)
    {
        var stations = line.Stations.Where(station => station is { InService: true, IsBusy: false }).ToArray();
        if (line.State != LineState.Idle || stations.Length == 0)
        {
            var cause = line.Stations.Any(station => station.InService) ? ReleaseCause.Busy : ReleaseCause.OutOfService;
            Raise(new PbxEvent.Unreachable(from, line.Number, cause));
            EndWithoutAnswer(from, cause, line.Stations[0]);
            return;
        }
        foreach (var station in stations)
        {
            var leg = Offer(from, station, line.Number, line.Name, member: null);
            leg.Line = line;
            leg.RingTimer = Kernel.Schedule(Profile.RingTime, () => EndOffer(leg, OfferOutcome.NoAnswer, ReleaseCause.NoAnswer));
            Ring(leg);
        }
        Settle(line);
    }

    private void Settle(SharedLine line)
    {
        var state = LineState.Idle;
        foreach (var leg in line.Legs)
        {
            state = leg.State switch
            {
                LegState.Null or LegState.Alerting when state == LineState.Idle => LineState.Ringing,
                LegState.Held when state != LineState.InUse => LineState.Held,
                LegState.Null or LegState.Alerting or LegState.Held => state,
                _ => LineState.InUse,
            };
        }
        if (state != line.State)
        {
            line.State = state;
            Raise(new PbxEvent.LineChanged(line));
        }
    }

    private void LinesFollow(PbxEvent happened)
    {
        var leg = happened switch
        {
            PbxEvent.Answered e => e.Leg,
            PbxEvent.Held e => e.Leg,
            PbxEvent.Retrieved e => e.Leg,
            PbxEvent.Released e => e.Leg,
            _ => null,
        };
        if (leg?.Line is { } line)
        {
            Settle(line);
        }
    }
}
