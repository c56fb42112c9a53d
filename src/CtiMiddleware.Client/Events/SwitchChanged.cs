namespace CtiMiddleware.Client;

/// <summary>The state of a switch changed (<c>cti.switch.*</c>): stale, in service again, restarted, a gap of observation.</summary>
public sealed record SwitchChanged : LogEvent
{
    /// <summary>The switch after the event; null when it did not change itself or is not in the view.</summary>
    public Switch? SwitchObject { get; init; }
}
