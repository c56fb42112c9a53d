namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>CtiServiceMask: bits, 4 bytes on the wire.</summary>
[Flags]
public enum CtiServiceMask : uint
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>CLIENT_EVENTS.</summary>
    ClientEvents = 0x1,

    /// <summary>CALL_DATA_UPDATE.</summary>
    CallDataUpdate = 0x2,

    /// <summary>CLIENT_CONTROL.</summary>
    ClientControl = 0x4,

    /// <summary>CONNECTION_MONITOR.</summary>
    ConnectionMonitor = 0x8,

    /// <summary>ALL_EVENTS.</summary>
    AllEvents = 0x10,

    /// <summary>PERIPHERAL_MONITOR.</summary>
    PeripheralMonitor = 0x20,

    /// <summary>CLIENT_MONITOR.</summary>
    ClientMonitor = 0x40,

    /// <summary>SUPERVISOR.</summary>
    Supervisor = 0x80,

    /// <summary>SERVER.</summary>
    Server = 0x100,

    /// <summary>AGENT_REPORTING.</summary>
    AgentReporting = 0x400,

    /// <summary>ALL_TASK_EVENTS.</summary>
    AllTaskEvents = 0x800,

    /// <summary>TASK_MONITOR.</summary>
    TaskMonitor = 0x1000,

    /// <summary>AGENT_STATE_CONTROL_ONLY.</summary>
    AgentStateControlOnly = 0x2000,

    /// <summary>DEVICE_STATE_CONTROL.</summary>
    DeviceStateControl = 0x8000,

    /// <summary>UPDATE_EVENTS.</summary>
    UpdateEvents = 0x80000,

    /// <summary>IGNORE_DUPLICATE_AGENT_EVENTS.</summary>
    IgnoreDuplicateAgentEvents = 0x100000,

    /// <summary>IGNORE_CONF.</summary>
    IgnoreConf = 0x200000,

    /// <summary>ACD_LINE_ONLY.</summary>
    AcdLineOnly = 0x400000,

    /// <summary>DEBUG.</summary>
    Debug = 0x80000000,
}
