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
}
