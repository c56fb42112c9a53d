namespace CtiMiddleware.Client;

/// <summary>The agent logged off from a group.</summary>
public sealed record AgentLoggedOff : AgentEvent;
