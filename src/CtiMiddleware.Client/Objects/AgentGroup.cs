namespace CtiMiddleware.Client;

/// <summary>An agent's state towards one group.</summary>
public sealed record AgentGroup
{
    /// <summary>The group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The state, as in <see cref="Agent.State"/>.</summary>
    public string State { get; init; } = "agentNull";

    /// <summary>The reason of not being ready, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The state that follows when the present one ends, or null.</summary>
    public string? Pending { get; init; }

    /// <summary>What keeps a busy agent busy, where the switch tells: <c>reserved</c>, <c>talking</c>, <c>holding</c>, <c>otherGroup</c>; null otherwise.</summary>
    public string? Occupation { get; init; }

    /// <summary>The state in the switch's own word or number, or null.</summary>
    public string? Native { get; init; }
}
