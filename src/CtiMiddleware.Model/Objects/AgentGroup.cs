using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Objects;

/// <summary>An agent's state towards one group.</summary>
/// <param name="Group">The group.</param>
/// <param name="State">The state.</param>
/// <param name="Reason">The reason of not being ready, or null.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record AgentGroup(DeviceId Group, AgentState State, string? Reason, DateTimeOffset Since)
{
    /// <summary>The state that follows when the present one ends, or null.</summary>
    public AgentState? Pending { get; init; }

    /// <summary>What keeps a busy agent busy, where the switch tells; null otherwise.</summary>
    public AgentOccupation? Occupation { get; init; }

    /// <summary>The state in the switch's own word or number, or null.</summary>
    public string? Native { get; init; }
}
