namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>Causes of call events.</summary>
public enum GedEventCause : ushort
{
    /// <summary>NONE.</summary>
    None = 0xFFFF,

    /// <summary>ACTIVE_MONITOR.</summary>
    ActiveMonitor = 1,

    /// <summary>ALTERNATE.</summary>
    Alternate = 2,

    /// <summary>BUSY.</summary>
    Busy = 3,

    /// <summary>CALL_BACK.</summary>
    CallBack = 4,

    /// <summary>CALL_CANCELLED.</summary>
    CallCancelled = 5,

    /// <summary>CALL_FORWARD_ALWAYS.</summary>
    CallForwardAlways = 6,

    /// <summary>CALL_FORWARD_BUSY.</summary>
    CallForwardBusy = 7,

    /// <summary>CALL_FORWARD_NO_ANSWER.</summary>
    CallForwardNoAnswer = 8,

    /// <summary>CALL_FORWARD.</summary>
    CallForward = 9,

    /// <summary>CALL_NOT_ANSWERED.</summary>
    CallNotAnswered = 10,

    /// <summary>CALL_PICKUP.</summary>
    CallPickup = 11,

    /// <summary>CAMP_ON.</summary>
    CampOn = 12,

    /// <summary>DEST_NOT_OBTAINABLE.</summary>
    DestNotObtainable = 13,

    /// <summary>DO_NOT_DISTURB.</summary>
    DoNotDisturb = 14,

    /// <summary>INCOMPATIBLE_DESTINATION.</summary>
    IncompatibleDestination = 15,

    /// <summary>INVALID_ACCOUNT_CODE.</summary>
    InvalidAccountCode = 16,

    /// <summary>KEY_CONFERENCE.</summary>
    KeyConference = 17,

    /// <summary>LOCKOUT.</summary>
    Lockout = 18,

    /// <summary>MAINTENANCE.</summary>
    Maintenance = 19,

    /// <summary>NETWORK_CONGESTION.</summary>
    NetworkCongestion = 20,

    /// <summary>NETWORK_NOT_OBTAINABLE.</summary>
    NetworkNotObtainable = 21,

    /// <summary>NEW_CALL.</summary>
    NewCall = 22,

    /// <summary>NO_AVAILABLE_AGENTS.</summary>
    NoAvailableAgents = 23,

    /// <summary>OVERRIDE.</summary>
    Override = 24,

    /// <summary>PARK.</summary>
    Park = 25,

    /// <summary>OVERFLOW.</summary>
    Overflow = 26,

    /// <summary>RECALL.</summary>
    Recall = 27,

    /// <summary>REDIRECTED.</summary>
    Redirected = 28,

    /// <summary>REORDER_TONE.</summary>
    ReorderTone = 29,

    /// <summary>RESOURCES_NOT_AVAILABLE.</summary>
    ResourcesNotAvailable = 30,

    /// <summary>SILENT_MONITOR.</summary>
    SilentMonitor = 31,

    /// <summary>TRANSFER.</summary>
    Transfer = 32,

    /// <summary>TRUNKS_BUSY.</summary>
    TrunksBusy = 33,

    /// <summary>VOICE_UNIT_INITIATOR.</summary>
    VoiceUnitInitiator = 34,

    /// <summary>TIME_OUT.</summary>
    TimeOut = 35,

    /// <summary>NEW_CALL_INTERFLOW.</summary>
    NewCallInterflow = 36,

    /// <summary>SIMULATION_INIT_REQUEST.</summary>
    SimulationInitRequest = 37,

    /// <summary>SIMULATION_RESET_REQUEST.</summary>
    SimulationResetRequest = 38,

    /// <summary>CTI_LINK_DOWN.</summary>
    CtiLinkDown = 39,

    /// <summary>PERIPHERAL_RESET_REQUEST.</summary>
    PeripheralResetRequest = 40,

    /// <summary>MD110_CONFERENCE_TRANSFER.</summary>
    Md110ConferenceTransfer = 41,

    /// <summary>REMAINS_IN_Q.</summary>
    RemainsInQ = 42,

    /// <summary>SUPERVISOR_ASSIST.</summary>
    SupervisorAssist = 43,

    /// <summary>EMERGENCY_CALL.</summary>
    EmergencyCall = 44,

    /// <summary>SUPERVISOR_CLEAR.</summary>
    SupervisorClear = 45,

    /// <summary>SUPERVISOR_MONITOR.</summary>
    SupervisorMonitor = 46,

    /// <summary>SUPERVISOR_WHISPER.</summary>
    SupervisorWhisper = 47,

    /// <summary>SUPERVISOR_BARGE_IN.</summary>
    SupervisorBargeIn = 48,

    /// <summary>SUPERVISOR_INTERCEPT.</summary>
    SupervisorIntercept = 49,

    /// <summary>CALL_PARTY_UPDATE_IND.</summary>
    CallPartyUpdateInd = 50,

    /// <summary>CONSULT.</summary>
    Consult = 51,

    /// <summary>NIC_CALL_CLEAR.</summary>
    NicCallClear = 52,

    /// <summary>ABAND_NETWORK.</summary>
    AbandNetwork = 1001,

    /// <summary>ABAND_LOCAL_QUEUE.</summary>
    AbandLocalQueue = 1002,

    /// <summary>ABAND_RING.</summary>
    AbandRing = 1003,

    /// <summary>ABAND_DELAY.</summary>
    AbandDelay = 1004,

    /// <summary>ABAND_INTERFLOW.</summary>
    AbandInterflow = 1005,

    /// <summary>ABAND_AGENT_TERMINAL.</summary>
    AbandAgentTerminal = 1006,

    /// <summary>SHORT.</summary>
    Short = 1007,

    /// <summary>CECX_BUSY.</summary>
    CecxBusy = 1008,

    /// <summary>FORCED_BUSY.</summary>
    ForcedBusy = 1009,

    /// <summary>DROP_NO_ANSWER.</summary>
    DropNoAnswer = 1010,

    /// <summary>DROP_BUSY.</summary>
    DropBusy = 1011,

    /// <summary>DROP_REORDER.</summary>
    DropReorder = 1012,

    /// <summary>DROP_HANDLED_PRIMARY_ROUTE.</summary>
    DropHandledPrimaryRoute = 1013,

    /// <summary>DROP_HANDLED_OTHER.</summary>
    DropHandledOther = 1014,

    /// <summary>CECX_REDIRECTED.</summary>
    CecxRedirected = 1015,

    /// <summary>CUT_THROUGH.</summary>
    CutThrough = 1016,

    /// <summary>INTRAFLOW.</summary>
    Intraflow = 1017,

    /// <summary>INTERFLOW.</summary>
    Interflow = 1018,

    /// <summary>RING_NO_ANSWER.</summary>
    RingNoAnswer = 1019,

    /// <summary>INTERCEPT_REORDER.</summary>
    InterceptReorder = 1020,

    /// <summary>INTERCEPT_DENIAL.</summary>
    InterceptDenial = 1021,

    /// <summary>CECX_TIME_OUT.</summary>
    CecxTimeOut = 1022,

    /// <summary>VOICE_ENERGY.</summary>
    VoiceEnergy = 1023,

    /// <summary>NONCLASSIFIED_ENERGY_DETECT.</summary>
    NonclassifiedEnergyDetect = 1024,

    /// <summary>NO_CUT_THROUGH.</summary>
    NoCutThrough = 1025,

    /// <summary>UABORT.</summary>
    Uabort = 1026,

    /// <summary>FAILED_SOFTWARE.</summary>
    FailedSoftware = 1027,

    /// <summary>BLIND_TRANSFER.</summary>
    BlindTransfer = 1028,

    /// <summary>ANNOUNCED_TRANSFER.</summary>
    AnnouncedTransfer = 1029,

    /// <summary>CONFERENCED.</summary>
    Conferenced = 1030,

    /// <summary>DUPLICATE_TRANSFER.</summary>
    DuplicateTransfer = 1031,

    /// <summary>UNMONITORED_DEVICE.</summary>
    UnmonitoredDevice = 1032,

    /// <summary>ANSWERING_MACHINE.</summary>
    AnsweringMachine = 1033,

    /// <summary>NETWORK_BLIND_TRANSFER.</summary>
    NetworkBlindTransfer = 1034,

    /// <summary>TASK_ABANDONED_IN_ROUTER.</summary>
    TaskAbandonedInRouter = 1035,

    /// <summary>TASK_ABANDONED_BEFORE_OFFERED.</summary>
    TaskAbandonedBeforeOffered = 1036,

    /// <summary>TASK_ABANDONED_WHILE_OFFERED.</summary>
    TaskAbandonedWhileOffered = 1037,

    /// <summary>NORMAL_END_TASK.</summary>
    NormalEndTask = 1038,

    /// <summary>CANT_OBTAIN_TASK_ID.</summary>
    CantObtainTaskId = 1039,

    /// <summary>AGENT_LOGGED_OUT_DURING_TASK.</summary>
    AgentLoggedOutDuringTask = 1040,

    /// <summary>MAX_TASK_LIFETIME_EXCEEDED.</summary>
    MaxTaskLifetimeExceeded = 1041,

    /// <summary>APPLICATION_PATH_WENT_DOWN.</summary>
    ApplicationPathWentDown = 1042,

    /// <summary>ICM_ROUTING_COMPLETE.</summary>
    IcmRoutingComplete = 1043,

    /// <summary>ICM_ROUTING_DISABLED.</summary>
    IcmRoutingDisabled = 1044,

    /// <summary>APPL_INVALID_MRD_ID.</summary>
    ApplInvalidMrdId = 1045,

    /// <summary>APPL_INVALID_DIALOGUE_ID.</summary>
    ApplInvalidDialogueId = 1046,

    /// <summary>APPL_DUPLICATE_DIALOGUE_ID.</summary>
    ApplDuplicateDialogueId = 1047,

    /// <summary>APPL_INVALID_INVOKE_ID.</summary>
    ApplInvalidInvokeId = 1048,

    /// <summary>APPL_INVALID_SCRIPT_SELECTOR.</summary>
    ApplInvalidScriptSelector = 1049,

    /// <summary>APPL_TERMINATE_DIALOGUE.</summary>
    ApplTerminateDialogue = 1050,

    /// <summary>TASK_ENDED_DURING_APP_INIT.</summary>
    TaskEndedDuringAppInit = 1051,

    /// <summary>CALLED_PARTY_DISCONNECTED.</summary>
    CalledPartyDisconnected = 1052,

    /// <summary>PARTIAL_CALL.</summary>
    PartialCall = 1053,

    /// <summary>DROP_NETWORK_CONSULT.</summary>
    DropNetworkConsult = 1054,

    /// <summary>NETWORK_CONSULT_TRANSFER.</summary>
    NetworkConsultTransfer = 1055,

    /// <summary>NETWORK_CONFERENCE.</summary>
    NetworkConference = 1056,

    /// <summary>ABAND_NETWORK_CONSULT.</summary>
    AbandNetworkConsult = 1057,
}
