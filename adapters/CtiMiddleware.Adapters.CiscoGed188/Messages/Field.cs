namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>The fields of fixed parts, spelled as the specification spells them; those of the two statistics messages are read by name. See <see cref="MessageLayout"/>.</summary>
public enum Field : byte
{
    /// <summary>InvokeID, 4 bytes.</summary>
    InvokeID,

    /// <summary>StatusCode, 4 bytes.</summary>
    StatusCode,

    /// <summary>VersionNumber, 4 bytes.</summary>
    VersionNumber,

    /// <summary>IdleTimeout, 4 bytes.</summary>
    IdleTimeout,

    /// <summary>PeripheralID, 4 bytes.</summary>
    PeripheralID,

    /// <summary>ServiceRequested, 4 bytes.</summary>
    ServiceRequested,

    /// <summary>CallMsgMask, 4 bytes.</summary>
    CallMsgMask,

    /// <summary>AgentStateMask, 4 bytes.</summary>
    AgentStateMask,

    /// <summary>ConfigMsgMask, 4 bytes.</summary>
    ConfigMsgMask,

    /// <summary>Reserved1, 4 bytes.</summary>
    Reserved1,

    /// <summary>Reserved2, 4 bytes.</summary>
    Reserved2,

    /// <summary>Reserved3, 4 bytes.</summary>
    Reserved3,

    /// <summary>ServiceGranted, 4 bytes.</summary>
    ServiceGranted,

    /// <summary>MonitorID, 4 bytes.</summary>
    MonitorID,

    /// <summary>PGStatus, 4 bytes.</summary>
    PGStatus,

    /// <summary>ICMCentralControllerTime, 4 bytes.</summary>
    ICMCentralControllerTime,

    /// <summary>PeripheralOnline, 2 bytes.</summary>
    PeripheralOnline,

    /// <summary>PeripheralType, 2 bytes.</summary>
    PeripheralType,

    /// <summary>AgentState, 2 bytes.</summary>
    AgentState,

    /// <summary>ConnectionDeviceIDType, 2 bytes.</summary>
    ConnectionDeviceIDType,

    /// <summary>ConnectionCallID, 4 bytes.</summary>
    ConnectionCallID,

    /// <summary>LineHandle, 2 bytes.</summary>
    LineHandle,

    /// <summary>LineType, 2 bytes.</summary>
    LineType,

    /// <summary>ServiceNumber, 4 bytes.</summary>
    ServiceNumber,

    /// <summary>ServiceID, 4 bytes.</summary>
    ServiceID,

    /// <summary>SkillGroupNumber, 4 bytes.</summary>
    SkillGroupNumber,

    /// <summary>SkillGroupID, 4 bytes.</summary>
    SkillGroupID,

    /// <summary>SkillGroupPriority, 2 bytes.</summary>
    SkillGroupPriority,

    /// <summary>AlertingDeviceType, 2 bytes.</summary>
    AlertingDeviceType,

    /// <summary>CallingDeviceType, 2 bytes.</summary>
    CallingDeviceType,

    /// <summary>CalledDeviceType, 2 bytes.</summary>
    CalledDeviceType,

    /// <summary>LastRedirectDeviceType, 2 bytes.</summary>
    LastRedirectDeviceType,

    /// <summary>LocalConnectionState, 2 bytes.</summary>
    LocalConnectionState,

    /// <summary>EventCause, 2 bytes.</summary>
    EventCause,

    /// <summary>NumNamedVariables, 2 bytes.</summary>
    NumNamedVariables,

    /// <summary>NumNamedArrays, 2 bytes.</summary>
    NumNamedArrays,

    /// <summary>AnsweringDeviceType, 2 bytes.</summary>
    AnsweringDeviceType,

    /// <summary>HoldingDeviceType, 2 bytes.</summary>
    HoldingDeviceType,

    /// <summary>RetrievingDeviceType, 2 bytes.</summary>
    RetrievingDeviceType,

    /// <summary>ReleasingDeviceType, 2 bytes.</summary>
    ReleasingDeviceType,

    /// <summary>FailingDeviceType, 2 bytes.</summary>
    FailingDeviceType,

    /// <summary>PrimaryDeviceIDType, 2 bytes.</summary>
    PrimaryDeviceIDType,

    /// <summary>PrimaryCallID, 4 bytes.</summary>
    PrimaryCallID,

    /// <summary>NumParties, 2 bytes.</summary>
    NumParties,

    /// <summary>SecondaryDeviceIDType, 2 bytes.</summary>
    SecondaryDeviceIDType,

    /// <summary>SecondaryCallID, 4 bytes.</summary>
    SecondaryCallID,

    /// <summary>ControllerDeviceType, 2 bytes.</summary>
    ControllerDeviceType,

    /// <summary>AddedPartyDeviceType, 2 bytes.</summary>
    AddedPartyDeviceType,

    /// <summary>TransferringDeviceType, 2 bytes.</summary>
    TransferringDeviceType,

    /// <summary>TransferredDeviceType, 2 bytes.</summary>
    TransferredDeviceType,

    /// <summary>DivertingDeviceType, 2 bytes.</summary>
    DivertingDeviceType,

    /// <summary>QueueDeviceType, 2 bytes.</summary>
    QueueDeviceType,

    /// <summary>NumQueued, 2 bytes.</summary>
    NumQueued,

    /// <summary>NumSkillGroups, 2 bytes.</summary>
    NumSkillGroups,

    /// <summary>NumCTIClients, 2 bytes.</summary>
    NumCTIClients,

    /// <summary>CallType, 2 bytes.</summary>
    CallType,

    /// <summary>CalledPartyDisposition, 2 bytes.</summary>
    CalledPartyDisposition,

    /// <summary>NewConnectionDeviceIDType, 2 bytes.</summary>
    NewConnectionDeviceIDType,

    /// <summary>NewConnectionCallID, 4 bytes.</summary>
    NewConnectionCallID,

    /// <summary>CampaignID, 4 bytes.</summary>
    CampaignID,

    /// <summary>QueryRuleID, 4 bytes.</summary>
    QueryRuleID,

    /// <summary>SessionID, 4 bytes.</summary>
    SessionID,

    /// <summary>SkillGroupState, 2 bytes.</summary>
    SkillGroupState,

    /// <summary>StateDuration, 4 bytes.</summary>
    StateDuration,

    /// <summary>EventReasonCode, 2 bytes.</summary>
    EventReasonCode,

    /// <summary>MRDID, 4 bytes.</summary>
    MRDID,

    /// <summary>NumTasks, 4 bytes.</summary>
    NumTasks,

    /// <summary>AgentMode, 2 bytes.</summary>
    AgentMode,

    /// <summary>MaxTaskLimit, 4 bytes.</summary>
    MaxTaskLimit,

    /// <summary>ICMAgentID, 4 bytes.</summary>
    ICMAgentID,

    /// <summary>AgentAvailabilityStatus, 4 bytes.</summary>
    AgentAvailabilityStatus,

    /// <summary>NumFltSkillGroups, 2 bytes.</summary>
    NumFltSkillGroups,

    /// <summary>SystemEventID, 4 bytes.</summary>
    SystemEventID,

    /// <summary>SystemEventArg1, 4 bytes.</summary>
    SystemEventArg1,

    /// <summary>SystemEventArg2, 4 bytes.</summary>
    SystemEventArg2,

    /// <summary>SystemEventArg3, 4 bytes.</summary>
    SystemEventArg3,

    /// <summary>EventDeviceType, 2 bytes.</summary>
    EventDeviceType,

    /// <summary>ClientEventState, 2 bytes.</summary>
    ClientEventState,

    /// <summary>TrunkUsedDeviceType, 2 bytes.</summary>
    TrunkUsedDeviceType,

    /// <summary>FailureCode, 2 bytes.</summary>
    FailureCode,

    /// <summary>PeripheralErrorCode, 4 bytes.</summary>
    PeripheralErrorCode,

    /// <summary>AgentWorkMode, 2 bytes.</summary>
    AgentWorkMode,

    /// <summary>ForcedFlag, 1 byte.</summary>
    ForcedFlag,

    /// <summary>AgentServiceReq, 4 bytes.</summary>
    AgentServiceReq,

    /// <summary>ActiveConnectionCallID, 4 bytes.</summary>
    ActiveConnectionCallID,

    /// <summary>OtherConnectionCallID, 4 bytes.</summary>
    OtherConnectionCallID,

    /// <summary>ActiveConnectionDeviceIDType, 2 bytes.</summary>
    ActiveConnectionDeviceIDType,

    /// <summary>OtherConnectionDeviceIDType, 2 bytes.</summary>
    OtherConnectionDeviceIDType,

    /// <summary>HeldConnectionCallID, 4 bytes.</summary>
    HeldConnectionCallID,

    /// <summary>HeldConnectionDeviceIDType, 2 bytes.</summary>
    HeldConnectionDeviceIDType,

    /// <summary>CallPlacementType, 2 bytes.</summary>
    CallPlacementType,

    /// <summary>CallMannerType, 2 bytes.</summary>
    CallMannerType,

    /// <summary>AlertRings, 2 bytes.</summary>
    AlertRings,

    /// <summary>CallOption, 2 bytes.</summary>
    CallOption,

    /// <summary>FacilityType, 2 bytes.</summary>
    FacilityType,

    /// <summary>AnsweringMachine, 2 bytes.</summary>
    AnsweringMachine,

    /// <summary>Priority, 2 bytes.</summary>
    Priority,

    /// <summary>PostRoute, 2 bytes.</summary>
    PostRoute,

    /// <summary>ConsultType, 2 bytes.</summary>
    ConsultType,

    /// <summary>Reservation, 2 bytes.</summary>
    Reservation,

    /// <summary>AllocationState, 2 bytes.</summary>
    AllocationState,

    /// <summary>DestinationCountry, 2 bytes.</summary>
    DestinationCountry,

    /// <summary>AnswerDetectMode, 2 bytes.</summary>
    AnswerDetectMode,

    /// <summary>AnswerDetectTime, 2 bytes.</summary>
    AnswerDetectTime,

    /// <summary>AnswerDetectControl1, 4 bytes.</summary>
    AnswerDetectControl1,

    /// <summary>AnswerDetectControl2, 4 bytes.</summary>
    AnswerDetectControl2,

    /// <summary>TypeOfDevice, 2 bytes.</summary>
    TypeOfDevice,

    /// <summary>ClassOfDevice, 2 bytes.</summary>
    ClassOfDevice,

    /// <summary>NumLines, 2 bytes.</summary>
    NumLines,

    /// <summary>Reserved16, 2 bytes.</summary>
    Reserved16,

    /// <summary>MaxActiveCalls, 2 bytes.</summary>
    MaxActiveCalls,

    /// <summary>MaxHeldCalls, 2 bytes.</summary>
    MaxHeldCalls,

    /// <summary>MaxDeviceInConference, 2 bytes.</summary>
    MaxDeviceInConference,

    /// <summary>MakeCallSetup, 4 bytes.</summary>
    MakeCallSetup,

    /// <summary>TransferConferenceSetup, 4 bytes.</summary>
    TransferConferenceSetup,

    /// <summary>CallEventsSupported, 4 bytes.</summary>
    CallEventsSupported,

    /// <summary>CallControlSupported, 4 bytes.</summary>
    CallControlSupported,

    /// <summary>OtherFeaturesSupported, 4 bytes.</summary>
    OtherFeaturesSupported,

    /// <summary>NumCallDevices, 2 bytes.</summary>
    NumCallDevices,

    /// <summary>SnapshotDeviceType, 2 bytes.</summary>
    SnapshotDeviceType,

    /// <summary>NumCalls, 2 bytes.</summary>
    NumCalls,

    /// <summary>ToneDuration, 2 bytes.</summary>
    ToneDuration,

    /// <summary>PauseDuration, 4 bytes.</summary>
    PauseDuration,

    /// <summary>MonitoredDeviceType, 2 bytes.</summary>
    MonitoredDeviceType,

    /// <summary>ClientPort, 4 bytes.</summary>
    ClientPort,

    /// <summary>Distribution, 2 bytes.</summary>
    Distribution,

    /// <summary>CallVariableMask, 2 bytes.</summary>
    CallVariableMask,

    /// <summary>RTPDirection, 2 bytes.</summary>
    RTPDirection,

    /// <summary>RTPType, 2 bytes.</summary>
    RTPType,

    /// <summary>BitRate, 4 bytes.</summary>
    BitRate,

    /// <summary>EchoCancellation, 2 bytes.</summary>
    EchoCancellation,

    /// <summary>PacketSize, 4 bytes.</summary>
    PacketSize,

    /// <summary>PayloadType, 2 bytes.</summary>
    PayloadType,

    /// <summary>AgentConnectionCallID, 4 bytes.</summary>
    AgentConnectionCallID,

    /// <summary>SupervisorConnectionCallID, 4 bytes.</summary>
    SupervisorConnectionCallID,

    /// <summary>AgentConnectionDeviceIDType, 2 bytes.</summary>
    AgentConnectionDeviceIDType,

    /// <summary>SupervisorConnectionDeviceIDType, 2 bytes.</summary>
    SupervisorConnectionDeviceIDType,

    /// <summary>SupervisoryAction, 2 bytes.</summary>
    SupervisoryAction,

    /// <summary>TeamID, 4 bytes.</summary>
    TeamID,

    /// <summary>NumberOfAgents, 2 bytes.</summary>
    NumberOfAgents,

    /// <summary>ConfigOperation, 2 bytes.</summary>
    ConfigOperation,

    /// <summary>DeskSettingsMask, 4 bytes.</summary>
    DeskSettingsMask,

    /// <summary>WrapupDataIncomingMode, 4 bytes.</summary>
    WrapupDataIncomingMode,

    /// <summary>WrapupDataOutgoingMode, 4 bytes.</summary>
    WrapupDataOutgoingMode,

    /// <summary>LogoutNonActivityTime, 4 bytes.</summary>
    LogoutNonActivityTime,

    /// <summary>QualityRecordingRate, 4 bytes.</summary>
    QualityRecordingRate,

    /// <summary>RingNoAnswerTime, 4 bytes.</summary>
    RingNoAnswerTime,

    /// <summary>SilentMonitorWarningMessage, 4 bytes.</summary>
    SilentMonitorWarningMessage,

    /// <summary>SilentMonitorAudibleIndication, 4 bytes.</summary>
    SilentMonitorAudibleIndication,

    /// <summary>SupervisorAssistCallMethod, 4 bytes.</summary>
    SupervisorAssistCallMethod,

    /// <summary>EmergencyCallMethod, 4 bytes.</summary>
    EmergencyCallMethod,

    /// <summary>AutoRecordOnEmergency, 4 bytes.</summary>
    AutoRecordOnEmergency,

    /// <summary>RecordingMode, 4 bytes.</summary>
    RecordingMode,

    /// <summary>WorkModeTimer, 4 bytes.</summary>
    WorkModeTimer,

    /// <summary>RingNoAnswerDN, 4 bytes.</summary>
    RingNoAnswerDN,

    /// <summary>SupervisorID, 4 bytes.</summary>
    SupervisorID,

    /// <summary>NumberOfAgentTeams, 2 bytes.</summary>
    NumberOfAgentTeams,

    /// <summary>SegmentNumber, 2 bytes.</summary>
    SegmentNumber,

    /// <summary>More, 2 bytes.</summary>
    More,

    /// <summary>ServerMode, 2 bytes.</summary>
    ServerMode,

    /// <summary>RegisteredServiceID, 4 bytes.</summary>
    RegisteredServiceID,

    /// <summary>ServerData, 4 bytes.</summary>
    ServerData,

    /// <summary>CallTypeID, 4 bytes.</summary>
    CallTypeID,

    /// <summary>EventCode, 2 bytes.</summary>
    EventCode,

    /// <summary>AgentAction, 2 bytes.</summary>
    AgentAction,
}
