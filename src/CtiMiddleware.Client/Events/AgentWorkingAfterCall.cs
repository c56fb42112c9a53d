namespace CtiMiddleware.Client;

/// <summary>The agent does work after a call.</summary>
public sealed record AgentWorkingAfterCall : AgentEvent;
