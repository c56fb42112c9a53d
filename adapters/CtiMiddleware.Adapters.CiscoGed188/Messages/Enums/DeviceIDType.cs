namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>DeviceIDType of the specification, 2 bytes on the wire.</summary>
public enum DeviceIDType : ushort
{
    /// <summary>NONE.</summary>
    None = 0xFFFF,

    /// <summary>DEVICE_IDENTIFIER.</summary>
    DeviceIdentifier = 0,

    /// <summary>TRUNK_IDENTIFIER.</summary>
    TrunkIdentifier = 70,

    /// <summary>TRUNK_GROUP_IDENTIFIER.</summary>
    TrunkGroupIdentifier = 71,

    /// <summary>IP_PHONE_MAC_IDENTIFIER.</summary>
    IpPhoneMacIdentifier = 72,

    /// <summary>CTI_PORT.</summary>
    CtiPort = 73,

    /// <summary>ROUTE_POINT.</summary>
    RoutePoint = 74,

    /// <summary>EXTERNAL.</summary>
    External = 75,

    /// <summary>AGENT_DEVICE.</summary>
    AgentDevice = 76,

    /// <summary>QUEUE.</summary>
    Queue = 77,

    /// <summary>NON_ACD_DEVICE_IDENTIFIER.</summary>
    NonAcdDeviceIdentifier = 78,

    /// <summary>SHARED_DEVICE_IDENTIFIER.</summary>
    SharedDeviceIdentifier = 79,
}
