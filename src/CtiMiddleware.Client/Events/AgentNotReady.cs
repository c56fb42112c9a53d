namespace CtiMiddleware.Client;

/// <summary>The agent is logged on and not available to a group.</summary>
public sealed record AgentNotReady : AgentEvent
{
    /// <summary>The reason as given to the switch, or null.</summary>
    public string? Reason { get; init; }
}
