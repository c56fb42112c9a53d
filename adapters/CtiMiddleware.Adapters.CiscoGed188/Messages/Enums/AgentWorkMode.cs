namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>AgentWorkMode of the specification, 2 bytes on the wire.</summary>
public enum AgentWorkMode : ushort
{
    /// <summary>UNSPECIFIED.</summary>
    Unspecified = 0,

    /// <summary>AUTO_IN.</summary>
    AutoIn = 1,

    /// <summary>MANUAL_IN.</summary>
    ManualIn = 2,

    /// <summary>RA_CALL_BY_CALL.</summary>
    RaCallByCall = 3,

    /// <summary>RA_NAILED_CONNECTION.</summary>
    RaNailedConnection = 4,
}
