namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>LineType of the specification, 2 bytes on the wire.</summary>
public enum LineType : ushort
{
    /// <summary>INBOUND_ACD.</summary>
    InboundAcd = 0,

    /// <summary>OUTBOUND_ACD.</summary>
    OutboundAcd = 1,

    /// <summary>INSIDE.</summary>
    Inside = 2,

    /// <summary>UNKNOWN.</summary>
    Unknown = 3,

    /// <summary>SUPERVISOR.</summary>
    Supervisor = 4,

    /// <summary>MESSAGE.</summary>
    Message = 5,

    /// <summary>HELP.</summary>
    Help = 6,

    /// <summary>OUTBOUND.</summary>
    Outbound = 7,

    /// <summary>DID.</summary>
    Did = 8,

    /// <summary>SILENT_MONITOR.</summary>
    SilentMonitor = 9,

    /// <summary>NON_ACD_IN.</summary>
    NonAcdIn = 10,

    /// <summary>NON_ACD_OUT.</summary>
    NonAcdOut = 11,
}
