namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>CallEventMessageMask: bits, 4 bytes on the wire.</summary>
[Flags]
public enum CallEventMessageMask : uint
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>CALL_DELIVERED.</summary>
    CallDelivered = 0x1,

    /// <summary>CALL_QUEUED.</summary>
    CallQueued = 0x2,

    /// <summary>CALL_ESTABLISHED.</summary>
    CallEstablished = 0x4,

    /// <summary>CALL_HELD.</summary>
    CallHeld = 0x8,

    /// <summary>CALL_RETRIEVED.</summary>
    CallRetrieved = 0x10,

    /// <summary>CALL_CLEARED.</summary>
    CallCleared = 0x20,

    /// <summary>CALL_CONNECTION_CLEARED.</summary>
    CallConnectionCleared = 0x40,

    /// <summary>CALL_ORIGINATED.</summary>
    CallOriginated = 0x80,

    /// <summary>CALL_CONFERENCED.</summary>
    CallConferenced = 0x100,

    /// <summary>CALL_TRANSFERRED.</summary>
    CallTransferred = 0x200,

    /// <summary>CALL_DIVERTED.</summary>
    CallDiverted = 0x400,

    /// <summary>CALL_SERVICE_INITIATED.</summary>
    CallServiceInitiated = 0x800,

    /// <summary>CALL_TRANSLATION_ROUTE.</summary>
    CallTranslationRoute = 0x1000,

    /// <summary>BEGIN_CALL.</summary>
    BeginCall = 0x2000,

    /// <summary>END_CALL.</summary>
    EndCall = 0x4000,

    /// <summary>CALL_DATA_UPDATE.</summary>
    CallDataUpdate = 0x8000,

    /// <summary>CALL_FAILED.</summary>
    CallFailed = 0x10000,

    /// <summary>CALL_REACHED_NETWORK.</summary>
    CallReachedNetwork = 0x20000,

    /// <summary>CALL_DEQUEUED.</summary>
    CallDequeued = 0x40000,

    /// <summary>AGENT_PRE_CALL.</summary>
    AgentPreCall = 0x80000,

    /// <summary>AGENT_PRE_CALL_ABORT.</summary>
    AgentPreCallAbort = 0x100000,

    /// <summary>RTP_STARTED.</summary>
    RtpStarted = 0x200000,

    /// <summary>RTP_STOPPED.</summary>
    RtpStopped = 0x400000,

    /// <summary>AGENT_TEAM_CONFIG.</summary>
    AgentTeamConfig = 0x800000,

    /// <summary>LEGACY_PRE_CALL.</summary>
    LegacyPreCall = 0x1000000,

    /// <summary>CALL_ATTRIBUTE_CHANGE.</summary>
    CallAttributeChange = 0x2000000,

    /// <summary>CALL_TERMINATION.</summary>
    CallTermination = 0x4000000,

    /// <summary>AGENT_GREETING.</summary>
    AgentGreeting = 0x8000000,
}
