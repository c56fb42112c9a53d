namespace CtiMiddleware.Client;

/// <summary>The agent handles a call of a group.</summary>
public sealed record AgentBusy : AgentEvent;
