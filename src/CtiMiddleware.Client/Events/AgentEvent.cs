namespace CtiMiddleware.Client;

/// <summary>An agent state event (22.2). No order is defined towards call events.</summary>
public abstract record AgentEvent : LogEvent
{
    private protected AgentEvent() { }

    /// <summary>The agent after the event; null when not in the view.</summary>
    public Agent? Agent { get; init; }

    /// <summary>The group it concerns; null when it holds for all.</summary>
    public string? Group { get; init; }
}
