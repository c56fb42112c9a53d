namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What a caller can do about a busy or silent station: camp on, order a call back, break in.</summary>
public sealed partial class PbxEngine
{
    private readonly List<CallBackOrder> _callBacks = [];

    /// <summary>The call backs that are ordered or being carried out.</summary>
    public IReadOnlyList<CallBackOrder> CallBacks => _callBacks;

    /// <summary>A caller who met a busy station waits until it is free; it then rings.</summary>
    /// <param name="leg">A blocked leg (<see cref="SwitchProfile.FailedCaller"/>).</param>
    /// <returns>Why not.</returns>
    public Refusal CampOn(PbxLeg leg)
    {
        if (BusyStation(leg) is not { } station)
        {
            return Refusal.InvalidState;
        }
        leg.RingTimer?.Dispose();
        leg.State = LegState.Initiated;
        leg.CampedOn = station;
        station.Camped.Add(leg);
        leg.RingTimer = Kernel.Schedule(Profile.CampOnTime, () => EndCampOn(leg));
        Raise(new PbxEvent.CampedOn(leg, station));
        WakeWaiting(station);
        return Refusal.None;
    }

    /// <summary>A caller gives up for now and is called when the busy or silent station is free. The call ends.</summary>
    /// <param name="leg">A blocked leg, or one that hears ringing.</param>
    /// <param name="refusal">Why not.</param>
    /// <returns>The order; null when refused.</returns>
    public CallBackOrder? OrderCallBack(PbxLeg leg, out Refusal refusal)
    {
        var ringing = leg is { State: LegState.Initiated, Offers: [{ State: LegState.Alerting, Device: Station silent }] } ? silent : null;
        if (leg.Device is not Station from || (BusyStation(leg) ?? ringing) is not { } to)
        {
            refusal = Refusal.InvalidState;
            return null;
        }
        Clear(leg, ReleaseOrigin.ThirdParty, ReleaseCause.Normal);
        return OrderCallBack(from, to, out refusal, afterUse: ringing is not null);
    }

    /// <summary>A station is to be called when another one is free, without a call before.</summary>
    /// <param name="from">Who wants the call.</param>
    /// <param name="to">Whom.</param>
    /// <param name="refusal">Why not.</param>
    /// <param name="afterUse">True when <paramref name="to"/> must be used and left first.</param>
    public CallBackOrder? OrderCallBack(Station from, Station to, out Refusal refusal, bool afterUse = false)
    {
        refusal = ReferenceEquals(from, to) || _callBacks.Any(o => o.From == from && o.To == to) ? Refusal.InvalidState : Refusal.None;
        if (refusal != Refusal.None)
        {
            return null;
        }
        var order = new CallBackOrder(from, to, afterUse);
        _callBacks.Add(order);
        Raise(new PbxEvent.CallBackChanged(order));
        WakeWaiting(to);
        return order;
    }

    /// <summary>Takes an order back.</summary>
    /// <param name="order">One that is not being carried out.</param>
    public Refusal CancelCallBack(CallBackOrder order)
    {
        if (order.State != CallBackState.Ordered || !_callBacks.Contains(order))
        {
            return Refusal.UnknownRequest;
        }
        EndCallBack(order, CallBackState.Cancelled);
        return Refusal.None;
    }

    /// <summary>A caller who met a busy station breaks into the call that it has.</summary>
    /// <param name="leg">A blocked leg.</param>
    /// <returns>Why not.</returns>
    public Refusal Intrude(PbxLeg leg)
    {
        var target = BusyStation(leg)?.Legs.FirstOrDefault(one => one is { State: LegState.Connected, InMix: true });
        if (target is null || target.Call.Room is not null || target.Call.Legs.Any(IsEntangled) || ReferenceEquals(target.Call, leg.Call))
        {
            return Refusal.InvalidState;
        }
        leg.RingTimer?.Dispose();
        leg.State = LegState.Connected;
        MoveLeg(leg, target.Call);
        Raise(new PbxEvent.Intruded(leg, target));
        JoinMix(leg);
        return Refusal.None;
    }

    private static Station? BusyStation(PbxLeg leg) =>
        leg is { State: LegState.Failed, Failure: { Cause: ReleaseCause.Busy, Device: Station station } } ? station : null;

    private void EndCampOn(PbxLeg leg)
    {
        if (LeaveCampOn(leg) is { } station)
        {
            Fail(leg, station.Number, ReleaseCause.NoAnswer, station);
            if (leg.State != LegState.Failed)
            {
                Remove(leg, ReleaseCause.NoAnswer);
            }
        }
    }

    private static Station? LeaveCampOn(PbxLeg leg)
    {
        if (leg.CampedOn is not { } station)
        {
            return null;
        }
        leg.RingTimer?.Dispose();
        leg.CampedOn = null;
        station.Camped.Remove(leg);
        return station;
    }

    /// <summary>A station may have become free: whoever waits for it gets it, once the work in hand is done.</summary>
    private void WakeWaiting(Station station)
    {
        if (station.Camped.Count > 0)
        {
            Kernel.Post(() => ServeCamped(station));
        }
        foreach (var order in _callBacks)
        {
            if (order.State == CallBackState.Ordered && (order.To == station || order.From == station))
            {
                Kernel.Post(() => CarryOut(order));
            }
        }
    }

    private void ServeCamped(Station station)
    {
        if (station is { InService: true, Legs.Count: 0, DoNotDisturb: false, Camped: [var first, ..] })
        {
            LeaveCampOn(first);
            OfferTo(first, station, station.Number, station.Name);
        }
    }

    private void CarryOut(CallBackOrder order)
    {
        if (
            order is not { State: CallBackState.Ordered, AfterUse: false, From: { InService: true, Legs.Count: 0 }, To.Legs.Count: 0 }
            || !_callBacks.Contains(order)
        )
        {
            return;
        }
        order.State = CallBackState.Recalling;
        Raise(new PbxEvent.CallBackChanged(order));
        var call = NewCall();
        call.Kind = CallKind.CallBack;
        Prompt(
            call,
            new OriginateRequest
            {
                Device = order.From,
                Timeout = Profile.RingTime,
                Completed = (_, outcome) =>
                    EndCallBack(order, outcome == OfferOutcome.Answered ? CallBackState.Done : CallBackState.Cancelled),
                Proceed = leg =>
                {
                    Raise(new PbxEvent.Originated(leg, order.To.Number));
                    Route(leg, order.To.Number);
                },
            }
        );
    }

    private void EndCallBack(CallBackOrder order, CallBackState state)
    {
        if (_callBacks.Remove(order))
        {
            order.State = state;
            Raise(new PbxEvent.CallBackChanged(order));
        }
    }

    /// <summary>The station was used and left: an order that waited for that may be carried out.</summary>
    private void WasUsed(Station station)
    {
        foreach (var order in _callBacks)
        {
            if (order.To == station)
            {
                order.AfterUse = false;
            }
        }
    }
}
