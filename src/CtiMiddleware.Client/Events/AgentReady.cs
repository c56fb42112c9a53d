namespace CtiMiddleware.Client;

/// <summary>The agent is available to a group.</summary>
public sealed record AgentReady : AgentEvent;
