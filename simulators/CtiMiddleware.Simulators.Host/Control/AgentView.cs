using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>An agent of the simulated switch.</summary>
/// <param name="Agent">What the agent logs on as.</param>
/// <param name="Name">The name.</param>
/// <param name="Station">Where, when logged on.</param>
/// <param name="State">The state.</param>
/// <param name="Reason">Why not ready.</param>
/// <param name="Pending">What follows when the call ends.</param>
public sealed record AgentView(string Agent, string Name, string? Station, PbxAgentState State, string? Reason, PbxAgentState? Pending)
{
    internal static AgentView Of(PbxAgent agent) =>
        new(agent.Id, agent.Name, agent.Station?.Number, agent.State, agent.Reason.Length == 0 ? null : agent.Reason, agent.Pending);
}
