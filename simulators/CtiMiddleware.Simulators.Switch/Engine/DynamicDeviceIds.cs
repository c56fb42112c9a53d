namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Which connections carry a device id that is made for one call, instead of the device's number (field rule 2).</summary>
public enum DynamicDeviceIds
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of trunks.</summary>
    Trunks,

    /// <summary>All.</summary>
    All,
}
