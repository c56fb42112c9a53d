using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Snapshots;

/// <summary>An agent's state towards one group inside a snapshot.</summary>
/// <param name="Group">The group's number.</param>
/// <param name="State">The state.</param>
/// <param name="Reason">The reason of not being ready, or null.</param>
public readonly record struct SnapshotAgentGroup(string Group, AgentState State, string? Reason)
{
    /// <summary>The state that follows when the present one ends, or null.</summary>
    public AgentState? Pending { get; init; }

    /// <summary>What keeps a busy agent busy, or null.</summary>
    public AgentOccupation? Occupation { get; init; }

    /// <summary>The state in the switch's own word or number, or null.</summary>
    public string? Native { get; init; }
}
