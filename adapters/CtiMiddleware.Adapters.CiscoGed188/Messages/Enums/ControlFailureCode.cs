namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>ControlFailureCode of the specification, 2 bytes on the wire.</summary>
public enum ControlFailureCode : ushort
{
    /// <summary>GENERIC_UNSPECIFIED.</summary>
    GenericUnspecified = 0,

    /// <summary>GENERIC_OPERATION.</summary>
    GenericOperation = 1,

    /// <summary>REQUEST_INCOMPATIBLE_WITH_OBJECT.</summary>
    RequestIncompatibleWithObject = 2,

    /// <summary>VALUE_OUT_OF_RANGE.</summary>
    ValueOutOfRange = 3,

    /// <summary>OBJECT_NOT_KNOWN.</summary>
    ObjectNotKnown = 4,

    /// <summary>INVALID_CALLING_DEVICE.</summary>
    InvalidCallingDevice = 5,

    /// <summary>INVALID_CALLED_DEVICE.</summary>
    InvalidCalledDevice = 6,

    /// <summary>INVALID_FORWARDING_DESTINATION.</summary>
    InvalidForwardingDestination = 7,

    /// <summary>PRIVILEGE_VIOLATION_ON_SPECIFIED_DEVICE.</summary>
    PrivilegeViolationOnSpecifiedDevice = 8,

    /// <summary>PRIVILEGE_VIOLATION_ON_CALLED_DEVICE.</summary>
    PrivilegeViolationOnCalledDevice = 9,

    /// <summary>PRIVILEGE_VIOLATION_ON_CALLING_DEVICE.</summary>
    PrivilegeViolationOnCallingDevice = 10,

    /// <summary>INVALID_CSTA_CALL_IDENTIFIER.</summary>
    InvalidCstaCallIdentifier = 11,

    /// <summary>INVALID_CSTA_DEVICE_IDENTIFIER.</summary>
    InvalidCstaDeviceIdentifier = 12,

    /// <summary>INVALID_CSTA_CONNECTION_IDENTIFIER.</summary>
    InvalidCstaConnectionIdentifier = 13,

    /// <summary>INVALID_DESTINATION.</summary>
    InvalidDestination = 14,

    /// <summary>INVALID_FEATURE.</summary>
    InvalidFeature = 15,

    /// <summary>INVALID_ALLOCATION_STATE.</summary>
    InvalidAllocationState = 16,

    /// <summary>INVALID_CROSS_REF_ID.</summary>
    InvalidCrossRefId = 17,

    /// <summary>INVALID_OBJECT_TYPE.</summary>
    InvalidObjectType = 18,

    /// <summary>SECURITY_VIOLATION.</summary>
    SecurityViolation = 19,

    /// <summary>GENERIC_STATE_INCOMPATIBILITY.</summary>
    GenericStateIncompatibility = 21,

    /// <summary>INVALID_OBJECT_STATE.</summary>
    InvalidObjectState = 22,

    /// <summary>INVALID_CONNECTION_ID_FOR_ACTIVE_CALL.</summary>
    InvalidConnectionIdForActiveCall = 23,

    /// <summary>NO_ACTIVE_CALL.</summary>
    NoActiveCall = 24,

    /// <summary>NO_HELD_CALL.</summary>
    NoHeldCall = 25,

    /// <summary>NO_CALL_TO_CLEAR.</summary>
    NoCallToClear = 26,

    /// <summary>NO_CONNECTION_TO_CLEAR.</summary>
    NoConnectionToClear = 27,

    /// <summary>NO_CALL_TO_ANSWER.</summary>
    NoCallToAnswer = 28,

    /// <summary>NO_CALL_TO_COMPLETE.</summary>
    NoCallToComplete = 29,

    /// <summary>GENERIC_SYSTEM_RESOURCE_AVAILABILITY.</summary>
    GenericSystemResourceAvailability = 31,

    /// <summary>SERVICE_BUSY.</summary>
    ServiceBusy = 32,

    /// <summary>RESOURCE_BUSY.</summary>
    ResourceBusy = 33,

    /// <summary>RESOURCE_OUT_OF_SERVICE.</summary>
    ResourceOutOfService = 34,

    /// <summary>NETWORK_BUSY.</summary>
    NetworkBusy = 35,

    /// <summary>NETWORK_OUT_OF_SERVICE.</summary>
    NetworkOutOfService = 36,

    /// <summary>OVERALL_MONITOR_LIMIT_EXCEEDED.</summary>
    OverallMonitorLimitExceeded = 37,

    /// <summary>CONFERENCE_MEMBER_LIMIT_EXCEEDED.</summary>
    ConferenceMemberLimitExceeded = 38,

    /// <summary>GENERIC_SUBSCRIBED_RESOURCE_AVAILABILITY.</summary>
    GenericSubscribedResourceAvailability = 41,

    /// <summary>OBJECT_MONITOR_LIMIT_EXCEEDED.</summary>
    ObjectMonitorLimitExceeded = 42,

    /// <summary>EXTERNAL_TRUNK_LIMIT_EXCEEDED.</summary>
    ExternalTrunkLimitExceeded = 43,

    /// <summary>OUTSTANDING_REQUEST_LIMIT_EXCEEDED.</summary>
    OutstandingRequestLimitExceeded = 44,

    /// <summary>GENERIC_PERFORMANCE_MANAGEMENT.</summary>
    GenericPerformanceManagement = 51,

    /// <summary>PERFORMANCE_LIMIT_EXCEEDED.</summary>
    PerformanceLimitExceeded = 52,

    /// <summary>SEQUENCE_NUMBER_VIOLATED.</summary>
    SequenceNumberViolated = 61,

    /// <summary>TIME_STAMP_VIOLATED.</summary>
    TimeStampViolated = 62,

    /// <summary>PAC_VIOLATED.</summary>
    PacViolated = 63,

    /// <summary>SEAL_VIOLATED.</summary>
    SealViolated = 64,

    /// <summary>GENERIC_UNSPECIFIED_REJECTION.</summary>
    GenericUnspecifiedRejection = 70,

    /// <summary>GENERIC_OPERATION_REJECTION.</summary>
    GenericOperationRejection = 71,

    /// <summary>DUPLICATE_INVOCATION_REJECTION.</summary>
    DuplicateInvocationRejection = 72,

    /// <summary>UNRECOGNIZED_OPERATION_REJECTION.</summary>
    UnrecognizedOperationRejection = 73,

    /// <summary>MISTYPED_ARGUMENT_REJECTION.</summary>
    MistypedArgumentRejection = 74,

    /// <summary>RESOURCE_LIMITATION_REJECTION.</summary>
    ResourceLimitationRejection = 75,

    /// <summary>ACS_HANDLE_TERMINATION_REJECTION.</summary>
    AcsHandleTerminationRejection = 76,

    /// <summary>SERVICE_TERMINATION_REJECTION.</summary>
    ServiceTerminationRejection = 77,

    /// <summary>REQUEST_TIMEOUT_REJECTION.</summary>
    RequestTimeoutRejection = 78,

    /// <summary>REQUESTS_ON_DEVICE_EXCEEDED_REJECTION.</summary>
    RequestsOnDeviceExceededRejection = 79,

    /// <summary>INVALID_AGENT_ID_SPECIFIED.</summary>
    InvalidAgentIdSpecified = 256,

    /// <summary>INVALID_PASSWORD_SPECIFIED.</summary>
    InvalidPasswordSpecified = 257,

    /// <summary>INVALID_AGENT_ID_OR_PASSWORD_SPECIFIED.</summary>
    InvalidAgentIdOrPasswordSpecified = 258,

    /// <summary>SPECIFIED_AGENT_ALREADY_SIGNED_ON.</summary>
    SpecifiedAgentAlreadySignedOn = 259,

    /// <summary>INVALID_LOGON_DEVICE_SPECIFIED.</summary>
    InvalidLogonDeviceSpecified = 260,

    /// <summary>INVALID_ANSWERING_DEVICE_SPECIFIED.</summary>
    InvalidAnsweringDeviceSpecified = 261,

    /// <summary>INVALID_SKILL_GROUP_SPECIFIED.</summary>
    InvalidSkillGroupSpecified = 262,

    /// <summary>INVALID_CLASS_OF_SERVICE_SPECIFIED.</summary>
    InvalidClassOfServiceSpecified = 263,

    /// <summary>INVALID_TEAM_SPECIFIED.</summary>
    InvalidTeamSpecified = 264,

    /// <summary>INVALID_AGENT_WORKMODE.</summary>
    InvalidAgentWorkmode = 265,

    /// <summary>INVALID_AGENT_REASON_CODE.</summary>
    InvalidAgentReasonCode = 266,

    /// <summary>ADJUNCT_SWITCH_COMM_ERROR.</summary>
    AdjunctSwitchCommError = 267,

    /// <summary>AGENT_NOT_PARTY_ON_CALL.</summary>
    AgentNotPartyOnCall = 268,

    /// <summary>INTERNAL_PROCESSING_ERROR.</summary>
    InternalProcessingError = 269,

    /// <summary>TAKE_CALL_CONTROL_REJECTION.</summary>
    TakeCallControlRejection = 270,

    /// <summary>TAKE_DOMAIN_CONTROL_REJECTION.</summary>
    TakeDomainControlRejection = 271,

    /// <summary>REQUESTED_SERVICE_NOT_REGISTERED.</summary>
    RequestedServiceNotRegistered = 272,

    /// <summary>INVALID_CONSULT_TYPE.</summary>
    InvalidConsultType = 273,

    /// <summary>ANSMAP_OR_ADPARAM_FIELD_NOT_VALID.</summary>
    AnsmapOrAdparamFieldNotValid = 274,

    /// <summary>INVALID_CALL_CONTROL_TABLE_SPECIFIED.</summary>
    InvalidCallControlTableSpecified = 275,

    /// <summary>INVALID_DIGITS_RNATIMEOUT_AMSDELAY_OR_COUNTRY.</summary>
    InvalidDigitsRnatimeoutAmsdelayOrCountry = 276,

    /// <summary>ANSWER_DETECT_PORT_UNAVAILABLE.</summary>
    AnswerDetectPortUnavailable = 277,

    /// <summary>VIRTUAL_AGENT_UNAVAILABLE.</summary>
    VirtualAgentUnavailable = 278,

    /// <summary>TAKEBACK_N_XFER_ROUTE_END.</summary>
    TakebackNXferRouteEnd = 279,

    /// <summary>WRAPUP_DATA_REQUIRED.</summary>
    WrapupDataRequired = 280,

    /// <summary>REASON_CODE_REQUIRED.</summary>
    ReasonCodeRequired = 281,

    /// <summary>INVALID_TRUNK_ID_SPECIFIED.</summary>
    InvalidTrunkIdSpecified = 282,

    /// <summary>SPECIFIED_EXTENSION_ALREADY_IN_USE.</summary>
    SpecifiedExtensionAlreadyInUse = 283,

    /// <summary>ARBITRARY_CONF_OR_XFER_NOT_SUPPORTED.</summary>
    ArbitraryConfOrXferNotSupported = 284,

    /// <summary>NETWORK_TRANSFER_OR_CONSULT.</summary>
    NetworkTransferOrConsult = 285,

    /// <summary>NETWORK_TRANSFER_OR_CONSULT_FAILED.</summary>
    NetworkTransferOrConsultFailed = 286,

    /// <summary>DEVICE_RESTRICTED.</summary>
    DeviceRestricted = 287,

    /// <summary>LINE_RESTRICTED.</summary>
    LineRestricted = 288,

    /// <summary>AGENT_ACCOUNT_LOCKED_OUT.</summary>
    AgentAccountLockedOut = 289,

    /// <summary>DROP_ANY_PARTY_NOT_ENABLED_CTI.</summary>
    DropAnyPartyNotEnabledCti = 290,

    /// <summary>MAXIMUM_LINE_LIMIT_EXCEEDED.</summary>
    MaximumLineLimitExceeded = 291,

    /// <summary>SHARED_LINES_NOT_SUPPORTED.</summary>
    SharedLinesNotSupported = 292,

    /// <summary>EXTENSION_NOT_UNIQUE.</summary>
    ExtensionNotUnique = 293,

    /// <summary>UNKNOWN_INTERFACE_CTRLR_ID.</summary>
    UnknownInterfaceCtrlrId = 1001,

    /// <summary>INVALID_INTERFACE_CTRLR_TYPE.</summary>
    InvalidInterfaceCtrlrType = 1002,

    /// <summary>SOFTWARE_REV_NO_SUPPORTED.</summary>
    SoftwareRevNoSupported = 1003,

    /// <summary>UNKNOWN_PID.</summary>
    UnknownPid = 1004,

    /// <summary>INVALID_TABLE_SPECIFIED.</summary>
    InvalidTableSpecified = 1005,

    /// <summary>PD_SERVICE_INACTIVE.</summary>
    PdServiceInactive = 1006,

    /// <summary>UNKNOWN_ROUTING_CLIENT_ID.</summary>
    UnknownRoutingClientId = 1007,

    /// <summary>RC_SERVICE_INACTIVATE.</summary>
    RcServiceInactivate = 1008,

    /// <summary>INVALID_DIALED_NUMBER.</summary>
    InvalidDialedNumber = 1009,

    /// <summary>INVALID_PARAMETER.</summary>
    InvalidParameter = 1010,

    /// <summary>UNKNOWN_ROUTING_PROBLEM.</summary>
    UnknownRoutingProblem = 1011,

    /// <summary>UNSUPPORTED_PD_MESSAGE_REVISION.</summary>
    UnsupportedPdMessageRevision = 1012,

    /// <summary>UNSUPPORTED_RC_MESSAGE_REVISION.</summary>
    UnsupportedRcMessageRevision = 1013,

    /// <summary>UNSUPPORTED_IC_MESSAGE_REVISION.</summary>
    UnsupportedIcMessageRevision = 1014,

    /// <summary>RC_SERVICE_INACTIVATE_PIM.</summary>
    RcServiceInactivatePim = 1015,

    /// <summary>AGENT_GREETING_CONTROL_OPERATION_FAILURE.</summary>
    AgentGreetingControlOperationFailure = 1016,
}
