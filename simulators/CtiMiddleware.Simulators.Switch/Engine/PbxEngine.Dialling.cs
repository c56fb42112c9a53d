namespace CtiMiddleware.Simulators.Switch.Engine;

public sealed partial class PbxEngine
{
    /// <summary>Somebody lifts a telephone and dials.</summary>
    /// <param name="station">The telephone.</param>
    /// <param name="number">What is dialled.</param>
    /// <returns>The new leg; null when the telephone is out of service or full, or the number does not exist.</returns>
    public PbxLeg? Dial(Station station, string number)
    {
        if (!station.InService || station.Legs.Count >= station.MaxCalls || !Exists(number))
        {
            return null;
        }
        var leg = NewLeg(NewCall(), station, station.Number, station.Name);
        Begin(leg, number);
        return leg;
    }

    /// <summary>Somebody outside calls a number of the switch.</summary>
    /// <param name="trunk">The trunk that the call comes in on.</param>
    /// <param name="from">The outside party's number.</param>
    /// <param name="to">The number called.</param>
    /// <param name="name">The outside party's name; empty when unknown.</param>
    /// <returns>The outside party's leg; null when no line is free or the number does not exist.</returns>
    public PbxLeg? Inbound(Trunk trunk, string from, string to, string name = "")
    {
        if (!trunk.InService || !Exists(to) || (trunk.Legs.Count >= trunk.Lines && !WinsGlare(trunk)))
        {
            return null;
        }
        var leg = NewLeg(NewCall(), trunk, from, name);
        leg.Call.Kind = CallKind.Inbound;
        leg.State = LegState.Initiated;
        leg.Dialled = to;
        Raise(new PbxEvent.Started(leg));
        Route(leg, to);
        return leg;
    }

    /// <summary>Makes a call for somebody: the device rings, and the request goes on when it is answered.</summary>
    /// <param name="request">What to do.</param>
    /// <returns>The ringing leg; null when the device cannot be reached, after <see cref="OriginateRequest.Completed"/> was told.</returns>
    public PbxLeg? Originate(OriginateRequest request)
    {
        var device = request.Device;
        if (!device.InService || (device is Trunk trunk && trunk.Legs.Count >= trunk.Lines))
        {
            request.Completed?.Invoke(null, OfferOutcome.Congestion);
            return null;
        }
        return Prompt(NewCall(), request);
    }

    /// <summary>Sends a leg that has no other party to a number: what dialling that number does.</summary>
    /// <param name="leg">A calling party.</param>
    /// <param name="number">The number.</param>
    public void Route(PbxLeg leg, string number)
    {
        if (leg.IsReleased)
        {
            return;
        }
        leg.Dialled = number;
        LeaveCampOn(leg);
        LeaveRoutePoint(leg);
        EndVoice(leg);
        if (leg.Call.DialledNumber.Length == 0)
        {
            leg.Call.DialledNumber = number;
        }
        if (number.StartsWith(Profile.PickupCode, StringComparison.Ordinal))
        {
            PickUp(leg, number[Profile.PickupCode.Length..]);
        }
        else if (FindSlot(number) is { } slot)
        {
            Unpark(leg, slot);
        }
        else if (_groups.TryGetValue(number, out var group))
        {
            Enqueue(leg, group);
        }
        else if (_rooms.TryGetValue(number, out var room))
        {
            EnterRoom(leg, room);
        }
        else if (_routePoints.TryGetValue(number, out var point))
        {
            AskRoute(leg, point);
        }
        else if (_voiceUnits.TryGetValue(number, out var unit))
        {
            EnterVoiceUnit(leg, unit);
        }
        else if (_lines.TryGetValue(number, out var line))
        {
            OfferToLine(leg, line);
        }
        else if (Profile.Announcements.TryGetValue(number, out var service))
        {
            AnswerBySwitch(leg, service);
        }
        else if (_stations.TryGetValue(number, out var station))
        {
            OfferTo(leg, station, station.Number, station.Name);
        }
        else if (IsOutside(number) && _outgoing is { } trunk)
        {
            if (leg.Call.Kind == CallKind.Internal)
            {
                leg.Call.Kind = CallKind.Outbound;
            }
            OfferTo(leg, trunk, number, "");
        }
        else
        {
            Raise(new PbxEvent.Unreachable(leg, number, ReleaseCause.InvalidNumber));
            EndWithoutAnswer(leg, ReleaseCause.InvalidNumber);
        }
    }

    /// <summary>A ringing device is answered.</summary>
    /// <param name="leg">The ringing leg.</param>
    /// <returns>False when it does not ring.</returns>
    public bool Answer(PbxLeg leg)
    {
        if (leg.State != LegState.Alerting)
        {
            return false;
        }
        leg.RingTimer?.Dispose();
        leg.State = LegState.Connected;
        if (leg.OfferedBy is not { } from)
        {
            AnswerPrompt(leg);
            return true;
        }
        var rivals = from.Offers.Where(offer => !ReferenceEquals(offer, leg)).ToArray();
        from.Offers.Clear();
        leg.OfferedBy = null;
        Raise(new PbxEvent.Answered(leg, from));
        Raise(new PbxEvent.OfferEnded(leg, from, OfferOutcome.Answered));
        foreach (var rival in rivals)
        {
            Raise(new PbxEvent.OfferEnded(rival, from, OfferOutcome.Cancelled));
            Remove(rival, ReleaseCause.AnsweredElsewhere);
        }
        if (from.Waiting is { } entry)
        {
            Serve(entry, leg);
        }
        from.State = LegState.Connected;
        JoinMix(leg);
        JoinMix(from);
        return true;
    }

    /// <summary>True when a number leads somewhere.</summary>
    /// <param name="number">What would be dialled.</param>
    public bool Exists(string number) =>
        _stations.ContainsKey(number)
        || _groups.ContainsKey(number)
        || _rooms.ContainsKey(number)
        || Profile.Announcements.ContainsKey(number)
        || _routePoints.ContainsKey(number)
        || _voiceUnits.ContainsKey(number)
        || _lines.ContainsKey(number)
        || FindSlot(number) is not null
        || (number.StartsWith(Profile.PickupCode, StringComparison.Ordinal) && number.Length > Profile.PickupCode.Length)
        || (IsOutside(number) && _outgoing is not null);

    private bool IsOutside(string number) => number.Length >= Profile.OutsideDigits && number.All(c => char.IsAsciiDigit(c) || c == '+');

    /// <summary>A leg answered by the switch itself stays connected to a service until somebody hangs up.</summary>
    internal void AnswerBySwitch(PbxLeg leg, string service)
    {
        leg.State = LegState.Connected;
        Raise(new PbxEvent.AnsweredBySwitch(leg, service));
    }

    private void AnswerPrompt(PbxLeg leg)
    {
        var request = leg.Prompt!;
        leg.Prompt = null;
        Raise(new PbxEvent.Answered(leg, From: null));
        Raise(new PbxEvent.OfferEnded(leg, From: null, OfferOutcome.Answered));
        request.Completed?.Invoke(leg, OfferOutcome.Answered);
        request.Proceed(leg);
    }

    private void OfferTo(PbxLeg from, PbxDevice device, string number, string name)
    {
        if (!device.InService || (device is Trunk trunk && trunk.Legs.Count >= trunk.Lines))
        {
            var cause = device is Trunk ? ReleaseCause.Congestion : ReleaseCause.OutOfService;
            Raise(new PbxEvent.Unreachable(from, number, cause));
            EndWithoutAnswer(from, cause, device);
            return;
        }
        if (device is Station station && ForwardsAtOnce(from, station))
        {
            return;
        }
        var leg = Offer(from, device, number, name, member: null);
        var forwards = device is Station { ForwardNoAnswer.Length: > 0 } && Profile.ForwardAfter < Profile.RingTime;
        leg.RingTimer = Kernel.Schedule(forwards ? Profile.ForwardAfter : Profile.RingTime, () => NobodyAnswered(leg));
        Ring(leg);
    }

    private PbxLeg Offer(PbxLeg from, PbxDevice device, string number, string name, GroupMember? member)
    {
        var leg = NewLeg(from.Call, device, number, name);
        leg.OfferedBy = from;
        leg.Member = member;
        if (member is null)
        {
            // A party that a computer connected first now waits for an answer like any other caller.
            from.State = LegState.Initiated;
        }
        from.Offers.Add(leg);
        Raise(new PbxEvent.Offered(leg, from));
        return leg;
    }

    private void Ring(PbxLeg leg)
    {
        var station = leg.Device as Station;
        leg.Undelivered = station is not null && station.Legs.Count > station.MaxCalls;
        var busy = leg.Undelivered || (station is not null && (station.DoNotDisturb || (!station.CallWaiting && station.Legs.Count > 1)));
        var delay = leg.Device is Trunk ? Profile.SignallingDelay * 100 : Profile.SignallingDelay;
        Kernel.Schedule(
            delay,
            () =>
            {
                if (leg.State != LegState.Null)
                {
                    return;
                }
                if (busy)
                {
                    Refuse(leg);
                    return;
                }
                if (leg.Device is Trunk outgoing && !Seize(leg, outgoing))
                {
                    return;
                }
                leg.State = LegState.Alerting;
                Raise(new PbxEvent.Alerting(leg, leg.OfferedBy));
                if (leg.Device.AnswerAfter is { } answerAfter && !leg.Call.Planned)
                {
                    Kernel.Schedule(answerAfter, () => Answer(leg));
                }
            }
        );
    }

    private void JoinMix(PbxLeg leg)
    {
        if (!leg.InMix)
        {
            leg.InMix = true;
            Raise(new PbxEvent.MixJoined(leg));
        }
    }
}
