namespace CtiMiddleware.Links.Spi;

/// <summary>Whether the calls of a device are seen. An unobserved device is never shown as idle.</summary>
public enum DeviceObservation
{
    /// <summary>Its calls are reported.</summary>
    Yes,

    /// <summary>Nobody asked the switch to report its calls, or the monitor ended.</summary>
    No,

    /// <summary>The switch refused to report its calls, for instance because no monitor is left (field rule 31).</summary>
    Refused,
}
