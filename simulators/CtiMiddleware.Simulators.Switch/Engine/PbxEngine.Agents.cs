namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Agents: log-on, log-off, and what they ask for.</summary>
public sealed partial class PbxEngine
{
    /// <summary>An agent logs on at a station and serves every group whose skill he has.</summary>
    /// <param name="agent">Who.</param>
    /// <param name="station">Where.</param>
    /// <param name="password">Must be the agent's own when he has one.</param>
    /// <param name="state">Ready, not ready, or work after call.</param>
    /// <param name="reason">Why not ready; empty for none.</param>
    /// <returns><see cref="Refusal.None"/> when done.</returns>
    public Refusal LogOn(
        PbxAgent agent,
        Station station,
        string password = "",
        PbxAgentState state = PbxAgentState.NotReady,
        string reason = ""
    )
    {
        if (agent.Station is not null)
        {
            return Refusal.AlreadyLoggedOn;
        }
        if (agent.HasPassword && agent.Password != password)
        {
            return Refusal.WrongPassword;
        }
        if (station.Agent is not null)
        {
            return Refusal.StationTaken;
        }
        if (!station.InService)
        {
            return Refusal.OutOfService;
        }
        if (state is not (PbxAgentState.NotReady or PbxAgentState.Ready or PbxAgentState.WorkAfterCall))
        {
            return Refusal.InvalidState;
        }
        agent.Station = station;
        station.Agent = agent;
        agent.LoggedOn = agent.IdleSince = Kernel.Now;
        agent.CallsTaken = 0;
        (agent.Idle, agent.IdleReason) = (state, state == PbxAgentState.Ready ? "" : reason);
        foreach (var group in _groups.Values)
        {
            if (SkillFor(agent, group) is { } skill && FindMember(group, station) is null)
            {
                var member = AddMember(group, station, agent.Name, permanent: false, agent);
                member.Penalty = Math.Max(0, skill.Priority - 1);
                (member.Ready, member.Reason) = (state == PbxAgentState.Ready, agent.IdleReason);
                Raise(new PbxEvent.MemberChanged(member, MemberChange.LoggedOn));
            }
        }
        Settle(agent);
        DistributeFor(station);
        return Refusal.None;
    }

    /// <summary>An agent logs off. With a call only by <paramref name="force"/>, and then when the call is over (<see cref="PbxAgent.Pending"/>).</summary>
    /// <param name="agent">Who.</param>
    /// <param name="reason">Why; empty for none.</param>
    /// <param name="force">True to be logged off after a call in progress.</param>
    /// <returns><see cref="Refusal.None"/> when done or pending.</returns>
    public Refusal LogOff(PbxAgent agent, string reason = "", bool force = false)
    {
        if (agent.Station is not { } station)
        {
            return Refusal.NotLoggedOn;
        }
        if (HasCall(agent))
        {
            if (!force)
            {
                return Refusal.InvalidState;
            }
            (agent.Pending, agent.PendingReason) = (PbxAgentState.LoggedOff, reason);
            return Refusal.None;
        }
        agent.WrapUpTimer?.Dispose();
        (agent.Pending, agent.WrapUp) = (null, TimeSpan.Zero);
        foreach (var member in agent.Members.ToArray())
        {
            LogOff(member);
        }
        agent.Members.Clear();
        agent.Station = null;
        station.Agent = null;
        agent.Idle = PbxAgentState.NotReady;
        Enter(agent, PbxAgentState.LoggedOff, reason);
        return Refusal.None;
    }

    /// <summary>An agent, or a supervisor for him, asks for another state. With a call it becomes <see cref="PbxAgent.Pending"/>.</summary>
    /// <param name="agent">Who.</param>
    /// <param name="state">Ready, not ready or work after call; logged off as <see cref="LogOff(PbxAgent, string, bool)"/> without force.</param>
    /// <param name="reason">Why; empty for none.</param>
    /// <returns><see cref="Refusal.None"/> when done or pending.</returns>
    public Refusal SetState(PbxAgent agent, PbxAgentState state, string reason = "")
    {
        if (state == PbxAgentState.LoggedOff)
        {
            return LogOff(agent, reason);
        }
        if (agent.Station is not { } station)
        {
            return Refusal.NotLoggedOn;
        }
        if (state is not (PbxAgentState.NotReady or PbxAgentState.Ready or PbxAgentState.WorkAfterCall))
        {
            return Refusal.InvalidState;
        }
        if (state == PbxAgentState.NotReady && reason.Length == 0 && Profile.NotReadyNeedsReason)
        {
            return Refusal.ReasonRequired;
        }
        if (HasCall(agent))
        {
            (agent.Pending, agent.PendingReason) = (state, reason);
            return Refusal.None;
        }
        SetIdle(agent, state, reason);
        Settle(agent);
        DistributeFor(station);
        return Refusal.None;
    }

    private void SetIdle(PbxAgent agent, PbxAgentState state, string reason)
    {
        agent.WrapUpTimer?.Dispose();
        (agent.Pending, agent.PendingReason, agent.WrapUp) = (null, "", TimeSpan.Zero);
        (agent.Idle, agent.IdleReason) = (state, state == PbxAgentState.Ready ? "" : reason);
        var ready = state == PbxAgentState.Ready;
        foreach (var member in agent.Members)
        {
            if (member.Ready != ready || member.Reason != agent.IdleReason)
            {
                SetReady(member, ready, agent.IdleReason);
            }
        }
    }

    private static AgentSkill? SkillFor(PbxAgent agent, AgentGroup group) =>
        group.Skill.Length == 0 ? null : agent.Skills.FirstOrDefault(skill => skill.Name == group.Skill);

    private static bool HasCall(PbxAgent agent) => agent.Station is { Legs.Count: > 0 };
}
