namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>PGStatusCode: bits, 4 bytes on the wire.</summary>
[Flags]
public enum PGStatusCode : uint
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>OPC_DOWN.</summary>
    OpcDown = 0x1,

    /// <summary>CC_DOWN.</summary>
    CcDown = 0x2,

    /// <summary>PERIPHERAL_OFFLINE.</summary>
    PeripheralOffline = 0x4,

    /// <summary>CTI_SERVER_OFFLINE.</summary>
    CtiServerOffline = 0x8,

    /// <summary>LIMITED_FUNCTION.</summary>
    LimitedFunction = 0x10,
}
