namespace CtiMiddleware.Client;

/// <summary>The agent logged on to a group.</summary>
public sealed record AgentLoggedOn : AgentEvent;
