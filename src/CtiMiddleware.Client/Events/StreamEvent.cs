namespace CtiMiddleware.Client;

/// <summary>News of the stream itself, not of the server's log.</summary>
public abstract record StreamEvent : CtiEvent
{
    private protected StreamEvent() { }
}
