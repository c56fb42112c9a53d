namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>StatusCode of the specification, 4 bytes on the wire.</summary>
public enum StatusCode
{
    /// <summary>NO_ERROR.</summary>
    NoError = 0,

    /// <summary>INVALID_VERSION.</summary>
    InvalidVersion = 1,

    /// <summary>INVALID_MESSAGE_TYPE.</summary>
    InvalidMessageType = 2,

    /// <summary>INVALID_FIELD_TAG.</summary>
    InvalidFieldTag = 3,

    /// <summary>SESSION_NOT_OPEN.</summary>
    SessionNotOpen = 4,

    /// <summary>SESSION_ALREADY_OPEN.</summary>
    SessionAlreadyOpen = 5,

    /// <summary>REQUIRED_DATA_MISSING.</summary>
    RequiredDataMissing = 6,

    /// <summary>INVALID_PERIPHERAL_ID.</summary>
    InvalidPeripheralId = 7,

    /// <summary>INVALID_AGENT_DATA.</summary>
    InvalidAgentData = 8,

    /// <summary>AGENT_NOT_LOGGED_ON.</summary>
    AgentNotLoggedOn = 9,

    /// <summary>DEVICE_IN_USE.</summary>
    DeviceInUse = 10,

    /// <summary>NEW_SESSION_OPENED.</summary>
    NewSessionOpened = 11,

    /// <summary>FUNCTION_NOT_AVAILABLE.</summary>
    FunctionNotAvailable = 12,

    /// <summary>INVALID_CALLID.</summary>
    InvalidCallId = 13,

    /// <summary>PROTECTED_VARIABLE.</summary>
    ProtectedVariable = 14,

    /// <summary>CTI_SERVER_OFFLINE.</summary>
    CtiServerOffline = 15,

    /// <summary>TIMEOUT.</summary>
    Timeout = 16,

    /// <summary>UNSPECIFIED_FAILURE.</summary>
    UnspecifiedFailure = 17,

    /// <summary>INVALID_TIMEOUT.</summary>
    InvalidTimeout = 18,

    /// <summary>INVALID_SERVICE_MASK.</summary>
    InvalidServiceMask = 19,

    /// <summary>INVALID_CALL_MSG_MASK.</summary>
    InvalidCallMsgMask = 20,

    /// <summary>INVALID_AGENT_STATE_MASK.</summary>
    InvalidAgentStateMask = 21,

    /// <summary>INVALID_RESERVED_FIELD.</summary>
    InvalidReservedField = 22,

    /// <summary>INVALID_FIELD_LENGTH.</summary>
    InvalidFieldLength = 23,

    /// <summary>INVALID_DIGITS.</summary>
    InvalidDigits = 24,

    /// <summary>BAD_MESSAGE_FORMAT.</summary>
    BadMessageFormat = 25,

    /// <summary>INVALID_TAG_FOR_MSG_TYPE.</summary>
    InvalidTagForMsgType = 26,

    /// <summary>INVALID_DEVICE_ID_TYPE.</summary>
    InvalidDeviceIdType = 27,

    /// <summary>INVALID_LCL_CONN_STATE.</summary>
    InvalidLclConnState = 28,

    /// <summary>INVALID_EVENT_CAUSE.</summary>
    InvalidEventCause = 29,

    /// <summary>INVALID_NUM_PARTIES.</summary>
    InvalidNumParties = 30,

    /// <summary>INVALID_SYS_EVENT_ID.</summary>
    InvalidSysEventId = 31,

    /// <summary>INCONSISTENT_AGENT_DATA.</summary>
    InconsistentAgentData = 32,

    /// <summary>INVALID_CONNECTION_ID_TYPE.</summary>
    InvalidConnectionIdType = 33,

    /// <summary>INVALID_CALL_TYPE.</summary>
    InvalidCallType = 34,

    /// <summary>NOT_CALL_PARTY.</summary>
    NotCallParty = 35,

    /// <summary>INVALID_PASSWORD.</summary>
    InvalidPassword = 36,

    /// <summary>CLIENT_DISCONNECTED.</summary>
    ClientDisconnected = 37,

    /// <summary>INVALID_OBJECT_STATE.</summary>
    InvalidObjectState = 38,

    /// <summary>INVALID_NUM_SKILL_GROUPS.</summary>
    InvalidNumSkillGroups = 39,

    /// <summary>INVALID_NUM_LINES.</summary>
    InvalidNumLines = 40,

    /// <summary>INVALID_LINE_TYPE.</summary>
    InvalidLineType = 41,

    /// <summary>INVALID_ALLOCATION_STATE.</summary>
    InvalidAllocationState = 42,

    /// <summary>INVALID_ANSWERING_MACHINE.</summary>
    InvalidAnsweringMachine = 43,

    /// <summary>INVALID_CALL_MANNER_TYPE.</summary>
    InvalidCallMannerType = 44,

    /// <summary>INVALID_CALL_PLACEMENT_TYPE.</summary>
    InvalidCallPlacementType = 45,

    /// <summary>INVALID_CONSULT_TYPE.</summary>
    InvalidConsultType = 46,

    /// <summary>INVALID_FACILITY_TYPE.</summary>
    InvalidFacilityType = 47,

    /// <summary>INVALID_MSG_TYPE_FOR_VERSION.</summary>
    InvalidMsgTypeForVersion = 48,

    /// <summary>INVALID_TAG_FOR_VERSION.</summary>
    InvalidTagForVersion = 49,

    /// <summary>INVALID_AGENT_WORK_MODE.</summary>
    InvalidAgentWorkMode = 50,

    /// <summary>INVALID_CALL_OPTION.</summary>
    InvalidCallOption = 51,

    /// <summary>INVALID_DESTINATION_COUNTRY.</summary>
    InvalidDestinationCountry = 52,

    /// <summary>INVALID_ANSWER_DETECT_MODE.</summary>
    InvalidAnswerDetectMode = 53,

    /// <summary>MUTUALLY_EXCLUS_DEVICEID_TYPES.</summary>
    MutuallyExclusDeviceidTypes = 54,

    /// <summary>INVALID_MONITORID.</summary>
    InvalidMonitorid = 55,

    /// <summary>SESSION_MONITOR_ALREADY_EXISTS.</summary>
    SessionMonitorAlreadyExists = 56,

    /// <summary>SESSION_MONITOR_IS_CLIENTS.</summary>
    SessionMonitorIsClients = 57,

    /// <summary>INVALID_CALL_CONTROL_MASK.</summary>
    InvalidCallControlMask = 58,

    /// <summary>INVALID_FEATURE_MASK.</summary>
    InvalidFeatureMask = 59,

    /// <summary>INVALID_TRANSFER_CONFERENCE_SETUP_MASK.</summary>
    InvalidTransferConferenceSetupMask = 60,

    /// <summary>INVALID_ARRAY_INDEX.</summary>
    InvalidArrayIndex = 61,

    /// <summary>INVALID_CHARACTER.</summary>
    InvalidCharacter = 62,

    /// <summary>CLIENT_NOT_FOUND.</summary>
    ClientNotFound = 63,

    /// <summary>SUPERVISOR_NOT_FOUND.</summary>
    SupervisorNotFound = 64,

    /// <summary>TEAM_NOT_FOUND.</summary>
    TeamNotFound = 65,

    /// <summary>NO_CALL_ACTIVE.</summary>
    NoCallActive = 66,

    /// <summary>NAMED_VARIABLE_NOT_CONFIGURED.</summary>
    NamedVariableNotConfigured = 67,

    /// <summary>NAMED_ARRAY_NOT_CONFIGURED.</summary>
    NamedArrayNotConfigured = 68,

    /// <summary>INVALID_CALL_VARIABLE_MASK.</summary>
    InvalidCallVariableMask = 69,

    /// <summary>ELEMENT_NOT_FOUND.</summary>
    ElementNotFound = 70,

    /// <summary>INVALID_DISTRIBUTION_TYPE.</summary>
    InvalidDistributionType = 71,

    /// <summary>INVALID_SKILL_GROUP.</summary>
    InvalidSkillGroup = 72,

    /// <summary>TOO_MUCH_DATA.</summary>
    TooMuchData = 73,

    /// <summary>VALUE_TOO_LONG.</summary>
    ValueTooLong = 74,

    /// <summary>SCALAR_FUNCTION_ON_ARRAY.</summary>
    ScalarFunctionOnArray = 75,

    /// <summary>ARRAY_FUNCTION_ON_SCALAR.</summary>
    ArrayFunctionOnScalar = 76,

    /// <summary>INVALID_NUM_NAMED_VARIABLES.</summary>
    InvalidNumNamedVariables = 77,

    /// <summary>INVALID_NUM_NAMED_ARRAYS.</summary>
    InvalidNumNamedArrays = 78,

    /// <summary>INVALID_RTP_DIRECTION.</summary>
    InvalidRtpDirection = 79,

    /// <summary>INVALID_RTP_TYPE.</summary>
    InvalidRtpType = 80,

    /// <summary>CALLED_PARTY_DISPOSITION.</summary>
    CalledPartyDisposition = 81,

    /// <summary>INVALID_SUPERVISORY_ACTION.</summary>
    InvalidSupervisoryAction = 82,

    /// <summary>AGENT_TEAM_MONITOR_ALREADY_EXISTS.</summary>
    AgentTeamMonitorAlreadyExists = 83,

    /// <summary>INVALID_SERVICE.</summary>
    InvalidService = 84,

    /// <summary>SERVICE_CONFLICT.</summary>
    ServiceConflict = 85,

    /// <summary>SKILL_GROUP_CONFLICT.</summary>
    SkillGroupConflict = 86,

    /// <summary>INVALID_DEVICE.</summary>
    InvalidDevice = 87,

    /// <summary>INVALID_MR_DOMAIN.</summary>
    InvalidMrDomain = 88,

    /// <summary>MONITOR_ALREADY_EXISTS.</summary>
    MonitorAlreadyExists = 89,

    /// <summary>MONITOR_TERMINATED.</summary>
    MonitorTerminated = 90,

    /// <summary>INVALID_TASK_MSG_MASK.</summary>
    InvalidTaskMsgMask = 91,

    /// <summary>SERVER_NOT_MASTER.</summary>
    ServerNotMaster = 92,

    /// <summary>INVALID_CSD.</summary>
    InvalidCsd = 93,

    /// <summary>JTAPI_CCM_PROBLEM.</summary>
    JtapiCcmProblem = 94,

    /// <summary>INVALID_CONFIG_MSG_MASK.</summary>
    InvalidConfigMsgMask = 95,

    /// <summary>AUTO_CONFIG_RESET.</summary>
    AutoConfigReset = 96,

    /// <summary>INVALID_MONITOR_STATUS.</summary>
    InvalidMonitorStatus = 97,

    /// <summary>INVALID_REQUEST_TYPE.</summary>
    InvalidRequestType = 98,
}
