namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>TypeOfDevice of the specification, 2 bytes on the wire.</summary>
public enum TypeOfDevice : ushort
{
    /// <summary>STATION.</summary>
    Station = 0,

    /// <summary>LINE.</summary>
    Line = 1,

    /// <summary>BUTTON.</summary>
    Button = 2,

    /// <summary>ACD.</summary>
    Acd = 3,

    /// <summary>TRUNK.</summary>
    Trunk = 4,

    /// <summary>OPERATOR.</summary>
    Operator = 5,

    /// <summary>STATION_GROUP.</summary>
    StationGroup = 16,

    /// <summary>LINE_GROUP.</summary>
    LineGroup = 17,

    /// <summary>BUTTON_GROUP.</summary>
    ButtonGroup = 18,

    /// <summary>ACD_GROUP.</summary>
    AcdGroup = 19,

    /// <summary>TRUNK_GROUP.</summary>
    TrunkGroup = 20,

    /// <summary>OPERATOR_GROUP.</summary>
    OperatorGroup = 21,

    /// <summary>CTI_PORT_SCCP.</summary>
    CtiPortSccp = 22,

    /// <summary>CTI_PORT_SIP.</summary>
    CtiPortSip = 23,

    /// <summary>OTHER.</summary>
    Other = 255,
}
