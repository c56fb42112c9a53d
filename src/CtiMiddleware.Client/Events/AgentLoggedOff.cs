namespace CtiMiddleware.Client;

/// <summary>The agent logged off from a group.</summary>
public sealed record AgentLoggedOff : AgentEvent
{
    /// <summary>The reason as given to the switch, or null.</summary>
    public string? Reason { get; init; }
}
