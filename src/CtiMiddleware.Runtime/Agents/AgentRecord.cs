using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Calls;

namespace CtiMiddleware.Runtime.Agents;

/// <summary>A registry's working copy of an agent: one state for each group, and one for all where the switch knows no groups.</summary>
internal sealed class AgentRecord(AgentId id, SwitchId @switch) : TrackedRecord
{
    public AgentId Id { get; } = id;

    public string? Name { get; set; }

    public DeviceId? Device { get; set; }

    public List<AgentGroup> Groups { get; } = [];

    /// <summary>The state where events name no group and the agent is logged on to none.</summary>
    public AgentState Whole { get; set; } = AgentState.AgentNull;

    public override ObjectKind Kind => ObjectKind.Agent;

    public override string Key => Id.Value;

    public AgentState State
    {
        get
        {
            if (Groups.Count == 0)
                return Whole;
            foreach (var state in (ReadOnlySpan<AgentState>)[AgentState.AgentBusy, AgentState.AgentWorkingAfterCall, AgentState.AgentReady])
            {
                foreach (var group in Groups)
                {
                    if (group.State == state)
                        return state;
                }
            }
            return AgentState.AgentNotReady;
        }
    }

    public override CtiObject Build(long rev) =>
        new Agent
        {
            Rev = rev,
            Synthetic = Synthetic,
            Id = Id,
            Switch = @switch,
            Name = Name,
            Device = Device,
            LoggedOn = State != AgentState.AgentNull,
            State = State,
            Groups = [.. Groups],
        };
}
