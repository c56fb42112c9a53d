namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>AgentStateMask: bits, 4 bytes on the wire.</summary>
[Flags]
public enum AgentStateMask : uint
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>AGENT_LOGIN.</summary>
    AgentLogin = 0x1,

    /// <summary>AGENT_LOGOUT.</summary>
    AgentLogout = 0x2,

    /// <summary>AGENT_NOT_READY.</summary>
    AgentNotReady = 0x4,

    /// <summary>AGENT_AVAILABLE.</summary>
    AgentAvailable = 0x8,

    /// <summary>AGENT_TALKING.</summary>
    AgentTalking = 0x10,

    /// <summary>AGENT_WORK_NOT_READY.</summary>
    AgentWorkNotReady = 0x20,

    /// <summary>AGENT_WORK_READY.</summary>
    AgentWorkReady = 0x40,

    /// <summary>AGENT_BUSY_OTHER.</summary>
    AgentBusyOther = 0x80,

    /// <summary>AGENT_RESERVED.</summary>
    AgentReserved = 0x100,

    /// <summary>AGENT_HOLD.</summary>
    AgentHold = 0x200,
}
