namespace CtiMiddleware.Client;

/// <summary>The agent does work after a call.</summary>
public sealed record AgentWorkingAfterCall : AgentEvent
{
    /// <summary>The state that follows when the work is done, as in <see cref="Agent.State"/>; null when the switch does not tell.</summary>
    public string? Pending { get; init; }
}
