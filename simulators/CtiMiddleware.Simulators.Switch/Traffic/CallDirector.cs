using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Traffic;

/// <summary>Plays the people on planned calls: answers, talks, holds, transfers and hangs up as each <see cref="CallPlan"/> says. Called on the kernel.</summary>
public sealed class CallDirector : IPbxObserver
{
    /// <summary>How long somebody listens to a tone before he puts the handset down.</summary>
    private static readonly TimeSpan ToneTime = TimeSpan.FromSeconds(1);

    private readonly PbxEngine _engine;
    private readonly Dictionary<PbxCall, Scene> _scenes = [];

    /// <summary>Puts a director behind an engine.</summary>
    /// <param name="engine">The switch.</param>
    public CallDirector(PbxEngine engine)
    {
        _engine = engine;
        engine.Attach(this);
    }

    /// <summary>Planned calls that exist.</summary>
    public int Calls => _scenes.Count;

    /// <summary>Makes a call and plays its plan.</summary>
    /// <param name="place">Makes the call and gives the caller's leg, or null.</param>
    /// <param name="plan">What the people do.</param>
    /// <returns>The caller's leg; null when the call could not be made.</returns>
    public PbxLeg? Play(Func<PbxEngine, PbxLeg?> place, CallPlan plan)
    {
        if (place(_engine) is not { IsReleased: false } leg)
        {
            return null;
        }
        leg.Call.Planned = true;
        _scenes[leg.Call] = new Scene(plan, leg);
        if (plan.GiveUpAfter is { } giveUp)
        {
            _engine.Kernel.Schedule(
                giveUp,
                () =>
                {
                    if (leg.State is LegState.Initiated or LegState.Queued)
                    {
                        _engine.HangUp(leg);
                    }
                }
            );
        }
        return leg;
    }

    void IPbxObserver.On(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.Restarted:
                _scenes.Clear();
                break;
            case PbxEvent.Alerting { From: not null } e when _scenes.TryGetValue(e.Leg.Call, out var scene):
                Rings(e.Leg, scene.Plan);
                break;
            case PbxEvent.MixJoined e when _scenes.TryGetValue(e.Leg.Call, out var scene):
                Talks(e.Leg, scene);
                break;
            case PbxEvent.Failed { Blocked: true } e when _scenes.ContainsKey(e.Leg.Call):
                _engine.Kernel.Schedule(ToneTime, () => _engine.HangUp(e.Leg));
                break;
            case PbxEvent.Released e when e.Leg.Call.Legs.Count == 0 && _scenes.Remove(e.Leg.Call, out var scene):
                if (scene.Asking is { State: LegState.Held } held)
                {
                    // Nobody could be asked: back to the one who waits.
                    _engine.Kernel.Post(() => _engine.Retrieve(held));
                }
                break;
        }
    }

    private void Rings(PbxLeg leg, CallPlan plan)
    {
        if (plan.RefuseAfter is { } refuse)
        {
            _engine.Kernel.Schedule(refuse, () => _engine.Refuse(leg));
        }
        else if (plan.AnswerAfter is { } answer)
        {
            _engine.Kernel.Schedule(answer, () => _engine.Answer(leg));
        }
    }

    private void Talks(PbxLeg joined, Scene scene)
    {
        var others = joined.Call.Mixed.Where(leg => !ReferenceEquals(leg, joined)).ToArray();
        if (others.Length != 1)
        {
            return;
        }
        if (scene.Asking is { } asking)
        {
            _engine.Kernel.Schedule(ToneTime, () => BringIn(asking, scene.Caller));
            return;
        }
        var plan = scene.Plan;
        // The caller joins last: whoever was there before is the called party.
        var (caller, called) = ReferenceEquals(joined, scene.Caller) ? (joined, others[0]) : (others[0], joined);
        if (plan.TransferAfter is { } transfer && !scene.Transferred)
        {
            scene.Transferred = true;
            _engine.Kernel.Schedule(transfer, () => _engine.BlindTransfer(called, plan.TransferTo));
            return;
        }
        if (plan.HoldAfter is { } hold && !scene.WasHeld)
        {
            scene.WasHeld = true;
            _engine.Kernel.Schedule(hold, () => _engine.Hold(called));
            _engine.Kernel.Schedule(hold + plan.HoldFor, () => _engine.Retrieve(called));
        }
        if (plan.ConferenceAfter is { } conference && !scene.Conferenced)
        {
            scene.Conferenced = true;
            _engine.Kernel.Schedule(conference, () => Ask(called, plan));
        }
        if (plan.TalkFor is { } talk)
        {
            var first = plan.CalledHangsUp ? called : caller;
            _engine.Kernel.Schedule(talk, () => Part(first));
        }
    }

    private void Part(PbxLeg first)
    {
        if (!first.IsReleased && first.Call.Mixed.Count() > 2)
        {
            // Two who stay would have nobody's plan to end it.
            _engine.ClearCall(first.Call);
            return;
        }
        _engine.HangUp(first);
    }

    private void Ask(PbxLeg called, CallPlan plan)
    {
        if (!called.IsReleased && _engine.Consult(called, plan.ConferenceWith) is { } consultation)
        {
            consultation.Call.Planned = true;
            _scenes[consultation.Call] = new Scene(new CallPlan { AnswerAfter = plan.AnswerAfter }, consultation) { Asking = called };
        }
    }

    private void BringIn(PbxLeg held, PbxLeg consultation)
    {
        if (!_engine.Conference(held, consultation))
        {
            _engine.HangUp(consultation);
        }
    }

    private sealed class Scene(CallPlan plan, PbxLeg caller)
    {
        public CallPlan Plan { get; } = plan;
        public PbxLeg Caller { get; } = caller;
        public bool Transferred { get; set; }
        public bool WasHeld { get; set; }
        public bool Conferenced { get; set; }

        /// <summary>The held leg of the one who asks, when this is a consultation.</summary>
        public PbxLeg? Asking { get; init; }
    }
}
