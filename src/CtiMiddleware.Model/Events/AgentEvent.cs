using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Events;

/// <summary>
/// Agent state events (ECMA-269 clause 22.2), one machine for each agent and group; no order is defined towards call events (field rule 12).
/// </summary>
/// <param name="AgentDevice">The device at which the agent works.</param>
/// <param name="AgentID">The agent's identifier on the switch.</param>
/// <param name="AcdGroup">The group; not required when the state holds for all.</param>
public abstract record AgentEvent(PartyDevice AgentDevice, string AgentID, PartyDevice AcdGroup) : SwitchEvent
{
    /// <summary>The agent's name as the switch knows it, or null. Extension.</summary>
    [Extension]
    public string? AgentName { get; init; }

    /// <summary>The state in the switch's own word or number, for example <c>Reserved</c>; null when it gave none. Extension.</summary>
    [Extension]
    public string? NativeState { get; init; }

    /// <summary>The agent logged on to the group.</summary>
    public sealed record AgentLoggedOn(PartyDevice AgentDevice, string AgentID, PartyDevice AcdGroup)
        : AgentEvent(AgentDevice, AgentID, AcdGroup);

    /// <summary>The agent logged off from the group.</summary>
    public sealed record AgentLoggedOff(PartyDevice AgentDevice, string AgentID, PartyDevice AcdGroup)
        : AgentEvent(AgentDevice, AgentID, AcdGroup)
    {
        /// <summary>The reason as given to the switch, or null. Extension.</summary>
        [Extension]
        public string? Reason { get; init; }
    }

    /// <summary>The agent is available to the group.</summary>
    public sealed record AgentReady(PartyDevice AgentDevice, string AgentID, PartyDevice AcdGroup)
        : AgentEvent(AgentDevice, AgentID, AcdGroup);

    /// <summary>The agent is logged on and not available to the group.</summary>
    public sealed record AgentNotReady(PartyDevice AgentDevice, string AgentID, PartyDevice AcdGroup)
        : AgentEvent(AgentDevice, AgentID, AcdGroup)
    {
        /// <summary>The reason as given to the switch, or null. Extension.</summary>
        [Extension]
        public string? Reason { get; init; }
    }

    /// <summary>The agent handles a call of the group.</summary>
    public sealed record AgentBusy(PartyDevice AgentDevice, string AgentID, PartyDevice AcdGroup)
        : AgentEvent(AgentDevice, AgentID, AcdGroup)
    {
        /// <summary>The state that follows when the call ends; null when the switch does not tell.</summary>
        public AgentState? PendingAgentState { get; init; }

        /// <summary>What keeps the agent busy, where the switch tells; null otherwise. Extension.</summary>
        [Extension]
        public AgentOccupation? Occupation { get; init; }
    }

    /// <summary>The agent does work after a call.</summary>
    public sealed record AgentWorkingAfterCall(PartyDevice AgentDevice, string AgentID, PartyDevice AcdGroup)
        : AgentEvent(AgentDevice, AgentID, AcdGroup)
    {
        /// <summary>The state that follows when the work is done; null when the switch does not tell.</summary>
        public AgentState? PendingAgentState { get; init; }
    }
}
