using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Traffic;

/// <summary>Agents come back: who was made not ready because he did not answer is ready again after a while, as long as traffic runs.</summary>
internal sealed class AgentHabits : IPbxObserver
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(20);

    private readonly PbxEngine _engine;

    public AgentHabits(PbxEngine engine) => _engine = engine;

    void IPbxObserver.On(PbxEvent happened)
    {
        if (happened is not PbxEvent.AgentStateChanged { State: PbxAgentState.NotReady, Agent: var agent } || !Missed(agent))
        {
            return;
        }
        _engine.Kernel.Schedule(
            Break,
            () =>
            {
                if (agent.State == PbxAgentState.NotReady && Missed(agent))
                {
                    _engine.SetState(agent, PbxAgentState.Ready);
                }
            }
        );
    }

    private bool Missed(PbxAgent agent) => agent.Reason == _engine.Profile.NoAnswerReason;
}
