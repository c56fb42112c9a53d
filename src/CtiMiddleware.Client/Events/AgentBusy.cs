namespace CtiMiddleware.Client;

/// <summary>The agent handles a call of a group.</summary>
public sealed record AgentBusy : AgentEvent
{
    /// <summary>The state that follows when the call ends, as in <see cref="Agent.State"/>; null when the switch does not tell.</summary>
    public string? Pending { get; init; }
}
