namespace CtiMiddleware.Client;

/// <summary>The state of a link changed (<c>cti.link.*</c>); the type names the news, for example <c>cti.link.down.v1</c>.</summary>
public sealed record LinkChanged : LogEvent
{
    /// <summary>The link after the event; null when not in the view.</summary>
    public Link? Link { get; init; }
}
