namespace CtiMiddleware.Client;

/// <summary>A device maintenance or feature event (clauses 21.2, 22.2 and 23).</summary>
public abstract record DeviceEvent : LogEvent
{
    private protected DeviceEvent() { }

    /// <summary>The device after the event; null when not in the view.</summary>
    public Device? Device { get; init; }
}
