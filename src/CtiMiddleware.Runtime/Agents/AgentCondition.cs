using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Agents;

/// <summary>What is told of an agent towards one group.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">The reason of not being ready, or null.</param>
/// <param name="Pending">The state that follows, or null.</param>
/// <param name="Occupation">What keeps a busy agent busy, or null.</param>
/// <param name="Native">The switch's own word, or null.</param>
internal readonly record struct AgentCondition(
    AgentState State,
    string? Reason,
    AgentState? Pending,
    AgentOccupation? Occupation,
    string? Native
)
{
    /// <summary>Not logged on.</summary>
    public static readonly AgentCondition Null = new(AgentState.AgentNull, Reason: null, Pending: null, Occupation: null, Native: null);

    /// <summary>What an event tells.</summary>
    public static AgentCondition Of(AgentEvent e) =>
        e switch
        {
            AgentEvent.AgentLoggedOn => new(AgentState.AgentNotReady, null, null, null, e.NativeState),
            AgentEvent.AgentLoggedOff => new(AgentState.AgentNull, null, null, null, e.NativeState),
            AgentEvent.AgentReady => new(AgentState.AgentReady, null, null, null, e.NativeState),
            AgentEvent.AgentNotReady notReady => new(AgentState.AgentNotReady, notReady.Reason, null, null, e.NativeState),
            AgentEvent.AgentBusy busy => new(AgentState.AgentBusy, null, busy.PendingAgentState, busy.Occupation, e.NativeState),
            AgentEvent.AgentWorkingAfterCall work => new(
                AgentState.AgentWorkingAfterCall,
                null,
                work.PendingAgentState,
                null,
                e.NativeState
            ),
            _ => throw new InvalidOperationException($"{e.GetType().Name} is not known to the registry."),
        };

    /// <summary>What a snapshot tells.</summary>
    public static AgentCondition Of(SnapshotAgentGroup group) =>
        new(group.State, group.Reason, group.Pending, group.Occupation, group.Native);

    /// <summary>What is shown of it.</summary>
    public static AgentCondition Of(AgentGroup group) => new(group.State, group.Reason, group.Pending, group.Occupation, group.Native);
}
