using System.Text.Json.Serialization;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Objects;

/// <summary>An agent: a person or robot that takes calls of ACD groups.</summary>
public sealed record Agent : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ObjectKind Kind => ObjectKind.Agent;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id.Value;

    /// <summary>The identifier, <c>hq:agent:4711</c>.</summary>
    public required AgentId Id { get; init; }

    /// <summary>The switch.</summary>
    public required SwitchId Switch { get; init; }

    /// <summary>The name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The device at which the agent works, or null.</summary>
    public DeviceId? Device { get; init; }

    /// <summary>Whether logged on to at least one group.</summary>
    public bool LoggedOn { get; init; }

    /// <summary>
    /// The state over all groups, derived: busy if busy in any, else working after call if so in any, else ready if ready in any, else not
    /// ready if logged on to any, else null.
    /// </summary>
    public AgentState State { get; init; } = AgentState.AgentNull;

    /// <summary>The state towards each group.</summary>
    public required IReadOnlyList<AgentGroup> Groups { get; init; }
}
