namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>CallPlacementType of the specification, 2 bytes on the wire.</summary>
public enum CallPlacementType : ushort
{
    /// <summary>UNSPECIFIED.</summary>
    Unspecified = 0,

    /// <summary>LINE_CALL.</summary>
    LineCall = 1,

    /// <summary>OUTBOUND.</summary>
    Outbound = 2,

    /// <summary>OUTBOUND_NO_ACCESS_CODE.</summary>
    OutboundNoAccessCode = 3,

    /// <summary>DIRECT_POSITION.</summary>
    DirectPosition = 4,

    /// <summary>DIRECT_AGENT.</summary>
    DirectAgent = 5,

    /// <summary>SUPERVISOR_ASSIST.</summary>
    SupervisorAssist = 6,
}
