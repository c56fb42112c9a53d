namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>The scope of a monitor.</summary>
internal enum CtiMonitorKind
{
    /// <summary>Everything of the peripheral: the service ALL_EVENTS.</summary>
    All,

    /// <summary>The client's own agent or station: the service CLIENT_EVENTS.</summary>
    Client,

    /// <summary>A device, by MONITOR_START_REQ.</summary>
    Device,

    /// <summary>A call, by MONITOR_START_REQ.</summary>
    Call,
}
