namespace CtiMiddleware.Client;

/// <summary>The agent is logged on and not available to a group.</summary>
public sealed record AgentNotReady : AgentEvent;
