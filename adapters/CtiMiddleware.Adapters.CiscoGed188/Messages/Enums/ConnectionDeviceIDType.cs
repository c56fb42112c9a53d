namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>ConnectionDeviceIDType of the specification, 2 bytes on the wire.</summary>
public enum ConnectionDeviceIDType : ushort
{
    /// <summary>NONE.</summary>
    None = 0xFFFF,

    /// <summary>STATIC.</summary>
    Static = 0,

    /// <summary>DYNAMIC.</summary>
    Dynamic = 1,
}
