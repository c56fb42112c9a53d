namespace CtiMiddleware.Client;

/// <summary>A call control or call associated event (ECMA-269 clauses 17.2 and 18.2).</summary>
public abstract record CallEvent : LogEvent
{
    private protected CallEvent() { }

    /// <summary>The identifier of the call.</summary>
    public string? CallId { get; init; }

    /// <summary>The identifier of the connection, or null.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>The call after the event; null when it ended by it or is not in the view.</summary>
    public Call? Call { get; init; }

    /// <summary>The connection after the event; null when it ended by it or is not in the view.</summary>
    public Connection? Connection { get; init; }

    /// <summary>The state of the connection before; null when it is new.</summary>
    public string? PreviousState { get; init; }
}
