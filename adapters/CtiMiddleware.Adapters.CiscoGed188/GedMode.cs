namespace CtiMiddleware.Adapters.CiscoGed188;

/// <summary>What the link asks the CTI Server to show.</summary>
public enum GedMode
{
    /// <summary>Every call and every agent of the peripheral gateway (service ALL_EVENTS).</summary>
    AllEvents,

    /// <summary>The calls and the state of one agent (service CLIENT_EVENTS).</summary>
    ClientEvents,

    /// <summary>Only what is monitored, device by device (service PERIPHERAL_MONITOR).</summary>
    Monitors,
}
