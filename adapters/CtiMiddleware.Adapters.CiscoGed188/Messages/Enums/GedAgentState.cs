namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>States of an agent, overall or towards a skill group.</summary>
public enum GedAgentState : ushort
{
    /// <summary>LOGIN.</summary>
    Login = 0,

    /// <summary>LOGOUT.</summary>
    Logout = 1,

    /// <summary>NOT_READY.</summary>
    NotReady = 2,

    /// <summary>AVAILABLE.</summary>
    Available = 3,

    /// <summary>TALKING.</summary>
    Talking = 4,

    /// <summary>WORK_NOT_READY.</summary>
    WorkNotReady = 5,

    /// <summary>WORK_READY.</summary>
    WorkReady = 6,

    /// <summary>BUSY_OTHER.</summary>
    BusyOther = 7,

    /// <summary>RESERVED.</summary>
    Reserved = 8,

    /// <summary>UNKNOWN.</summary>
    Unknown = 9,

    /// <summary>HOLD.</summary>
    Hold = 10,

    /// <summary>ACTIVE.</summary>
    Active = 11,

    /// <summary>PAUSED.</summary>
    Paused = 12,

    /// <summary>INTERRUPTED.</summary>
    Interrupted = 13,

    /// <summary>NOT_ACTIVE.</summary>
    NotActive = 14,
}
