namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Agents' states follow their calls. They settle when the engine's work item is done, so that a step in between is not told.</summary>
public sealed partial class PbxEngine
{
    private void AgentsFollow(PbxEvent happened)
    {
        if (_agents.Count == 0)
        {
            return;
        }
        var one = happened switch
        {
            PbxEvent.Offered e => e.Leg,
            PbxEvent.Alerting e => e.Leg,
            PbxEvent.Answered e => e.Leg,
            PbxEvent.MixJoined e => e.Leg,
            PbxEvent.MixLeft e => e.Leg,
            PbxEvent.RoomEntered e => e.Leg,
            PbxEvent.RoomLeft e => e.Leg,
            PbxEvent.Held e => e.Leg,
            PbxEvent.Retrieved e => e.Leg,
            PbxEvent.Parked e => e.Leg,
            PbxEvent.Released e => e.Leg,
            PbxEvent.Reconnected e => e.HeldLeg,
            _ => null,
        };
        var all = happened switch
        {
            PbxEvent.Conferenced e => e.HeldLeg.Call,
            PbxEvent.AttendedTransferred e => e.Transferee.Call,
            PbxEvent.Joined e => e.First.Call,
            PbxEvent.Unparked e => e.Leg.Call,
            _ => null,
        };
        if (one is not null)
        {
            Unsettle(one);
        }
        else if (all is not null)
        {
            UnsettleAll(all);
        }
    }

    private void UnsettleAll(PbxCall call)
    {
        foreach (var leg in call.Legs)
        {
            Unsettle(leg);
        }
    }

    private void Unsettle(PbxLeg leg)
    {
        if (leg.Device is Station { Agent: { } agent })
        {
            Unsettle(agent);
        }
    }

    private void Unsettle(PbxAgent agent)
    {
        if (!agent.Unsettled)
        {
            agent.Unsettled = true;
            Kernel.Post(() => Settle(agent));
        }
    }

    private void Settle(PbxAgent agent)
    {
        agent.Unsettled = false;
        if (agent.Station is not { } station)
        {
            return;
        }
        if (FromCalls(agent, station) is { } busy)
        {
            agent.WrapUpTimer?.Dispose();
            Enter(agent, busy, "");
            return;
        }
        if (station.Legs.Count > 0)
        {
            // A call that is dialled, queued or rings privately changes nothing yet; one that has become such ends the talk.
            if (agent.State is not (PbxAgentState.NotReady or PbxAgentState.Ready or PbxAgentState.WorkAfterCall))
            {
                Enter(agent, agent.Idle, agent.IdleReason);
            }
            return;
        }
        AfterCalls(agent);
    }

    private static PbxAgentState? FromCalls(PbxAgent agent, Station station)
    {
        PbxAgentState? found = null;
        foreach (var leg in station.Legs)
        {
            switch (leg.State)
            {
                case LegState.Connected when leg.InMix:
                    return PbxAgentState.Talking;
                case LegState.Held:
                    found = PbxAgentState.Hold;
                    break;
                case LegState.Null or LegState.Alerting when ReferenceEquals(leg.Member?.Agent, agent):
                    found ??= PbxAgentState.Reserved;
                    break;
            }
        }
        return found;
    }

    private void AfterCalls(PbxAgent agent)
    {
        if (agent.State is PbxAgentState.Talking or PbxAgentState.Hold or PbxAgentState.Reserved)
        {
            agent.IdleSince = Kernel.Now;
        }
        if (agent.WrapUp > TimeSpan.Zero)
        {
            var span = agent.WrapUp;
            agent.WrapUp = TimeSpan.Zero;
            agent.WrapUpTimer = Kernel.Schedule(span, () => Settle(agent));
            Enter(agent, PbxAgentState.WorkAfterCall, "");
            return;
        }
        if (agent.WrapUpTimer is { IsPending: true })
        {
            return;
        }
        if (agent.Pending is { } pending)
        {
            var reason = agent.PendingReason;
            if (pending == PbxAgentState.LoggedOff)
            {
                LogOff(agent, reason);
                return;
            }
            SetIdle(agent, pending, reason);
        }
        Enter(agent, agent.Idle, agent.IdleReason);
        if (agent is { State: PbxAgentState.Ready, Station: { } station })
        {
            DistributeFor(station);
        }
    }

    private void Enter(PbxAgent agent, PbxAgentState state, string reason)
    {
        if (agent.State == state && agent.Reason == reason)
        {
            return;
        }
        var before = agent.State;
        agent.State = state;
        agent.Reason = reason;
        agent.Since = Kernel.Now;
        Raise(new PbxEvent.AgentStateChanged(agent, before, state));
    }

    /// <summary>An agent did not answer a call of a group.</summary>
    private void MissedBy(GroupMember member)
    {
        if (member is { Agent: { Pending: null } agent, Group.NotReadyAfterNoAnswer: true })
        {
            SetIdle(agent, PbxAgentState.NotReady, Profile.NoAnswerReason);
            Unsettle(agent);
        }
    }
}
