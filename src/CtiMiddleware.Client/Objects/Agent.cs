using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>An agent: a person or robot that takes calls of ACD groups.</summary>
public sealed record Agent : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "agent";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id;

    /// <summary>The identifier, <c>hq:agent:4711</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The switch.</summary>
    public string Switch { get; init; } = "";

    /// <summary>The name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The device at which the agent works, or null.</summary>
    public string? Device { get; init; }

    /// <summary>Whether logged on to at least one group.</summary>
    public bool LoggedOn { get; init; }

    /// <summary>The state over all groups: <c>agentNull</c>, <c>agentNotReady</c>, <c>agentReady</c>, <c>agentBusy</c>, <c>agentWorkingAfterCall</c>.</summary>
    public string State { get; init; } = "agentNull";

    /// <summary>The state towards each group.</summary>
    public IReadOnlyList<AgentGroup> Groups { get; init; } = [];
}
