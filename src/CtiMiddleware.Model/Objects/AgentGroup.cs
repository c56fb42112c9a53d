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
}
