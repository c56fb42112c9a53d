namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>SystemEventID of the specification, 4 bytes on the wire.</summary>
public enum SystemEventID
{
    /// <summary>CENTRAL_CONTROLLER_ONLINE.</summary>
    CentralControllerOnline = 1,

    /// <summary>CENTRAL_CONTROLLER_OFFLINE.</summary>
    CentralControllerOffline = 2,

    /// <summary>PERIPHERAL_ONLINE.</summary>
    PeripheralOnline = 3,

    /// <summary>PERIPHERAL_OFFLINE.</summary>
    PeripheralOffline = 4,

    /// <summary>TEXT_FYI.</summary>
    TextFyi = 5,

    /// <summary>PERIPHERAL_GATEWAY_OFFLINE.</summary>
    PeripheralGatewayOffline = 6,

    /// <summary>CTI_SERVER_OFFLINE.</summary>
    CtiServerOffline = 7,

    /// <summary>CTI_SERVER_ONLINE.</summary>
    CtiServerOnline = 8,

    /// <summary>HALF_HOUR_CHANGE.</summary>
    HalfHourChange = 9,

    /// <summary>INSTRUMENT_OUT_OF_SERVICE.</summary>
    InstrumentOutOfService = 10,

    /// <summary>INSTRUMENT_BACK_IN_SERVICE.</summary>
    InstrumentBackInService = 11,
}
