namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Calls begun in steps, by a computer, and by the switch for a group.</summary>
public sealed partial class PbxEngine
{
    /// <summary>Somebody lifts a handset and hears a dial tone.</summary>
    /// <param name="station">The telephone.</param>
    /// <returns>The leg without a number; null when the telephone is out of service or full.</returns>
    public PbxLeg? OffHook(Station station)
    {
        if (!station.InService || station.Legs.Count >= station.MaxCalls)
        {
            return null;
        }
        var leg = NewLeg(NewCall(), station, station.Number, station.Name);
        DialTone(leg);
        return leg;
    }

    /// <summary>The party with the dial tone dials.</summary>
    /// <param name="leg">From <see cref="OffHook"/> or a hook flash.</param>
    /// <param name="number">All digits.</param>
    /// <returns>False when the leg has no dial tone any more.</returns>
    public bool DialDigits(PbxLeg leg, string number)
    {
        if (!leg.HasDialTone)
        {
            return false;
        }
        leg.HasDialTone = false;
        leg.RingTimer?.Dispose();
        leg.Dialled = number;
        if (leg.ConsultationOf is { IsReleased: false } held)
        {
            Raise(new PbxEvent.Consulting(held, leg, number));
        }
        else
        {
            Raise(new PbxEvent.Started(leg));
        }
        Raise(new PbxEvent.Originated(leg, number));
        Route(leg, number);
        return true;
    }

    /// <summary>A computer makes a call for a station.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="refusal">Why not.</param>
    /// <returns>
    /// The station's leg; null when refused. A busy station or a number that leads nowhere is refused only by
    /// <see cref="SwitchProfile.FailedAsRefusal"/>; otherwise the call begins and fails.
    /// </returns>
    public PbxLeg? MakeCall(MakeCallRequest request, out Refusal refusal)
    {
        var station = request.From;
        refusal =
            !station.InService ? Refusal.OutOfService
            : station.Legs.Count >= station.MaxCalls ? Refusal.NoFreeLine
            // Field rule 21: a call has just landed there.
            : station.Legs.Any(leg => leg.State == LegState.Alerting) ? Refusal.InvalidState
            : Profile.FailedAsRefusal && !Exists(request.Number) ? Refusal.InvalidNumber
            : Profile.FailedAsRefusal && WillBeBusy(request.Number) ? Refusal.DestinationBusy
            : TooLong(request.Variables?.ToDictionary(v => v.Key, v => (string?)v.Value), request.UserData) ? Refusal.TooLong
            : Refusal.None;
        if (refusal != Refusal.None)
        {
            return null;
        }
        var call = NewCall();
        GiveData(call, request.UserData, request.Variables);
        if (!request.Prompt)
        {
            var leg = NewLeg(call, station, station.Number, station.Name);
            Begin(leg, request.Number);
            return leg;
        }
        return Prompt(
            call,
            new OriginateRequest
            {
                Device = station,
                Timeout = request.PromptTime,
                Tag = request.Tag,
                Completed = request.Completed,
                Proceed = leg =>
                {
                    Raise(new PbxEvent.Originated(leg, request.Number));
                    Route(leg, request.Number);
                },
            }
        );
    }

    /// <summary>The switch calls an outside party for a group and gives it to the group when it has answered.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="refusal">Why not: a predictive call belongs to a group, never to a station (field rule 56).</param>
    /// <returns>The outside party's leg; null when refused.</returns>
    public PbxLeg? MakePredictiveCall(PredictiveCallRequest request, out Refusal refusal)
    {
        var trunk = _outgoing;
        refusal =
            !Exists(request.Group) ? Refusal.InvalidNumber
            : !MayReceivePredictive(request.Group) ? Refusal.NotAllowed
            : trunk is null || !IsOutside(request.Number) ? Refusal.InvalidNumber
            : !trunk.InService ? Refusal.OutOfService
            : trunk.Legs.Count >= trunk.Lines ? Refusal.NoFreeLine
            : TooLong(request.Variables?.ToDictionary(v => v.Key, v => (string?)v.Value), request.UserData) ? Refusal.TooLong
            : Refusal.None;
        if (refusal != Refusal.None)
        {
            return null;
        }
        var call = NewCall();
        call.Kind = CallKind.Predictive;
        GiveData(call, request.UserData, request.Variables);
        var leg = Prompt(
            call,
            new OriginateRequest
            {
                Device = trunk!,
                OutsideNumber = request.Number,
                Timeout = request.RingTime,
                Completed = request.Completed,
                Proceed = answered => Classify(answered, request),
            }
        );
        (call.CallerNumber, call.CallerName, call.DialledNumber) = (request.Group, "", request.Number);
        return leg;
    }

    private bool WillBeBusy(string number) => FindStation(number) is { IsBusy: true, ForwardAlways: "", ForwardBusy: "" };

    private bool MayReceivePredictive(string number) =>
        _groups.ContainsKey(number)
        || _routePoints.ContainsKey(number)
        || _voiceUnits.ContainsKey(number)
        || Profile.Announcements.ContainsKey(number);

    private void Classify(PbxLeg leg, PredictiveCallRequest request)
    {
        if (request.Classification is not { } result)
        {
            Route(leg, request.Group);
            return;
        }
        Kernel.Schedule(
            request.ClassifyTime,
            () =>
            {
                if (leg is not { State: LegState.Connected, InMix: false })
                {
                    // Gone, or sent elsewhere meanwhile.
                    return;
                }
                Raise(new PbxEvent.Classified(leg, result));
                if (result is CallClassification.Voice or CallClassification.Unknown)
                {
                    Route(leg, request.Group);
                }
                else
                {
                    Clear(leg, ReleaseOrigin.Switch, ReleaseCause.Normal);
                }
            }
        );
    }

    private PbxLeg Prompt(PbxCall call, OriginateRequest request, PbxLeg? invitedBy = null)
    {
        var device = request.Device;
        var number = device is Trunk ? request.OutsideNumber : device.Number;
        var leg = NewLeg(call, device, number, device is Trunk ? "" : device.Name);
        leg.Prompt = request;
        leg.InvitedBy = invitedBy;
        Raise(new PbxEvent.Offered(leg, From: null));
        if (device is Station && leg.InvitedBy is null)
        {
            Raise(new PbxEvent.ServiceInitiated(leg, Prompting: true));
        }
        leg.RingTimer = Kernel.Schedule(request.Timeout, () => EndOffer(leg, OfferOutcome.NoAnswer, ReleaseCause.NoAnswer));
        Ring(leg);
        return leg;
    }

    private void Begin(PbxLeg leg, string number)
    {
        leg.State = LegState.Initiated;
        leg.Dialled = number;
        Raise(new PbxEvent.Started(leg));
        Raise(new PbxEvent.Originated(leg, number));
        Route(leg, number);
    }

    private void DialTone(PbxLeg leg)
    {
        leg.State = LegState.Initiated;
        leg.HasDialTone = true;
        leg.RingTimer = Kernel.Schedule(
            Profile.DialToneTime,
            () =>
            {
                leg.HasDialTone = false;
                EndWithoutAnswer(leg, ReleaseCause.NoAnswer);
            }
        );
        Raise(new PbxEvent.ServiceInitiated(leg, Prompting: false));
    }
}
