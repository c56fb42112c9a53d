namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>The floating fields by tag. The text form and the type stand in <see cref="TagLayout"/>.</summary>
public enum Tag : ushort
{
    /// <summary>CLIENT_ID.</summary>
    ClientId = 1,

    /// <summary>CLIENT_PASSWORD.</summary>
    ClientPassword = 2,

    /// <summary>CLIENT_SIGNATURE.</summary>
    ClientSignature = 3,

    /// <summary>AGENT_EXTENSION.</summary>
    AgentExtension = 4,

    /// <summary>AGENT_ID.</summary>
    AgentId = 5,

    /// <summary>AGENT_INSTRUMENT.</summary>
    AgentInstrument = 6,

    /// <summary>TEXT.</summary>
    Text = 7,

    /// <summary>ANI.</summary>
    Ani = 8,

    /// <summary>UUI.</summary>
    Uui = 9,

    /// <summary>DNIS.</summary>
    Dnis = 10,

    /// <summary>DIALED_NUMBER.</summary>
    DialedNumber = 11,

    /// <summary>CED.</summary>
    Ced = 12,

    /// <summary>CALL_VAR_1.</summary>
    CallVariable1 = 13,

    /// <summary>CALL_VAR_2.</summary>
    CallVariable2 = 14,

    /// <summary>CALL_VAR_3.</summary>
    CallVariable3 = 15,

    /// <summary>CALL_VAR_4.</summary>
    CallVariable4 = 16,

    /// <summary>CALL_VAR_5.</summary>
    CallVariable5 = 17,

    /// <summary>CALL_VAR_6.</summary>
    CallVariable6 = 18,

    /// <summary>CALL_VAR_7.</summary>
    CallVariable7 = 19,

    /// <summary>CALL_VAR_8.</summary>
    CallVariable8 = 20,

    /// <summary>CALL_VAR_9.</summary>
    CallVariable9 = 21,

    /// <summary>CALL_VAR_10.</summary>
    CallVariable10 = 22,

    /// <summary>CTI_CLIENT_SIGNATURE.</summary>
    CtiClientSignature = 23,

    /// <summary>CTI_CLIENT_TIMESTAMP.</summary>
    CtiClientTimestamp = 24,

    /// <summary>CONNECTION_DEVID.</summary>
    ConnectionDeviceId = 25,

    /// <summary>ALERTING_DEVID.</summary>
    AlertingDeviceId = 26,

    /// <summary>CALLING_DEVID.</summary>
    CallingDeviceId = 27,

    /// <summary>CALLED_DEVID.</summary>
    CalledDeviceId = 28,

    /// <summary>LAST_REDIRECT_DEVID.</summary>
    LastRedirectDeviceId = 29,

    /// <summary>ANSWERING_DEVID.</summary>
    AnsweringDeviceId = 30,

    /// <summary>HOLDING_DEVID.</summary>
    HoldingDeviceId = 31,

    /// <summary>RETRIEVING_DEVID.</summary>
    RetrievingDeviceId = 32,

    /// <summary>RELEASING_DEVID.</summary>
    ReleasingDeviceId = 33,

    /// <summary>FAILING_DEVID.</summary>
    FailingDeviceId = 34,

    /// <summary>PRIMARY_DEVID.</summary>
    PrimaryDeviceId = 35,

    /// <summary>SECONDARY_DEVID.</summary>
    SecondaryDeviceId = 36,

    /// <summary>CONTROLLER_DEVID.</summary>
    ControllerDeviceId = 37,

    /// <summary>ADDED_PARTY_DEVID.</summary>
    AddedPartyDeviceId = 38,

    /// <summary>PARTY_CALLID.</summary>
    PartyCallId = 39,

    /// <summary>PARTY_DEVID_TYPE.</summary>
    PartyDeviceIdType = 40,

    /// <summary>PARTY_DEVID.</summary>
    PartyDeviceId = 41,

    /// <summary>TRANSFERRING_DEVID.</summary>
    TransferringDeviceId = 42,

    /// <summary>TRANSFERRED_DEVID.</summary>
    TransferredDeviceId = 43,

    /// <summary>DIVERTING_DEVID.</summary>
    DivertingDeviceId = 44,

    /// <summary>QUEUE_DEVID.</summary>
    QueueDeviceId = 45,

    /// <summary>CALL_WRAPUP_DATA.</summary>
    CallWrapupData = 46,

    /// <summary>NEW_CONNECTION_DEVID.</summary>
    NewConnectionDeviceId = 47,

    /// <summary>TRUNK_USED_DEVID.</summary>
    TrunkUsedDeviceId = 48,

    /// <summary>AGENT_PASSWORD.</summary>
    AgentPassword = 49,

    /// <summary>ACTIVE_CONN_DEVID.</summary>
    ActiveConnectionDeviceId = 50,

    /// <summary>FACILITY_CODE.</summary>
    FacilityCode = 51,

    /// <summary>OTHER_CONN_DEVID.</summary>
    OtherConnectionDeviceId = 52,

    /// <summary>HELD_CONN_DEVID.</summary>
    HeldConnectionDeviceId = 53,

    /// <summary>CALL_CONN_CALLID.</summary>
    CallConnectionCallId = 56,

    /// <summary>CALL_CONN_DEVID_TYPE.</summary>
    CallConnectionDeviceIdType = 57,

    /// <summary>CALL_CONN_DEVID.</summary>
    CallConnectionDeviceId = 58,

    /// <summary>CALL_DEVID_TYPE.</summary>
    CallDeviceIdType = 59,

    /// <summary>CALL_DEVID.</summary>
    CallDeviceId = 60,

    /// <summary>CALL_DEV_CONN_STATE.</summary>
    CallDeviceConnectionState = 61,

    /// <summary>SKILL_GROUP_NUMBER.</summary>
    SkillGroupNumber = 62,

    /// <summary>SKILL_GROUP_ID.</summary>
    SkillGroupId = 63,

    /// <summary>SKILL_GROUP_PRIORITY.</summary>
    SkillGroupPriority = 64,

    /// <summary>SKILL_GROUP_STATE.</summary>
    SkillGroupState = 65,

    /// <summary>OBJECT_NAME.</summary>
    ObjectName = 66,

    /// <summary>DTMF_STRING.</summary>
    DtmfString = 67,

    /// <summary>POSITION_ID.</summary>
    PositionId = 68,

    /// <summary>SUPERVISOR_ID.</summary>
    SupervisorId = 69,

    /// <summary>LINE_HANDLE.</summary>
    LineHandle = 70,

    /// <summary>LINE_TYPE.</summary>
    LineType = 71,

    /// <summary>ROUTER_CALL_KEY_DAY.</summary>
    RouterCallKeyDay = 72,

    /// <summary>ROUTER_CALL_KEY_CALLID.</summary>
    RouterCallKeyCallId = 73,

    /// <summary>CALL_STATE.</summary>
    CallState = 75,

    /// <summary>MONITORED_DEVID.</summary>
    MonitoredDeviceId = 76,

    /// <summary>AUTHORIZATION_CODE.</summary>
    AuthorizationCode = 77,

    /// <summary>ACCOUNT_CODE.</summary>
    AccountCode = 78,

    /// <summary>ORIGINATING_DEVID.</summary>
    OriginatingDeviceId = 79,

    /// <summary>ORIGINATING_LINE_ID.</summary>
    OriginatingLineId = 80,

    /// <summary>CLIENT_ADDRESS.</summary>
    ClientAddress = 81,

    /// <summary>NAMED_VARIABLE.</summary>
    NamedVariable = 82,

    /// <summary>NAMED_ARRAY.</summary>
    NamedArray = 83,

    /// <summary>CALL_CONTROL_TABLE.</summary>
    CallControlTable = 84,

    /// <summary>SUPERVISOR_INSTRUMENT.</summary>
    SupervisorInstrument = 85,

    /// <summary>ATC_AGENT_ID.</summary>
    AtcAgentId = 86,

    /// <summary>AGENT_FLAGS.</summary>
    AgentFlags = 87,

    /// <summary>ATC_AGENT_STATE.</summary>
    AtcAgentState = 88,

    /// <summary>ATC_STATE_DURATION.</summary>
    AtcStateDuration = 89,

    /// <summary>AGENT_CONNECTION_DEVID.</summary>
    AgentConnectionDeviceId = 90,

    /// <summary>SUPERVISOR_CONNECTION_DEVID.</summary>
    SupervisorConnectionDeviceId = 91,

    /// <summary>LIST_TEAM_ID.</summary>
    ListTeamId = 92,

    /// <summary>DEFAULT_DEVICE_PORT_ADDRESS.</summary>
    DefaultDevicePortAddress = 93,

    /// <summary>SERVICE_NAME.</summary>
    ServiceName = 94,

    /// <summary>CUSTOMER_PHONE_NUMBER.</summary>
    CustomerPhoneNumber = 95,

    /// <summary>CUSTOMER_ACCOUNT_NUMBER.</summary>
    CustomerAccountNumber = 96,

    /// <summary>APP_PATH_ID.</summary>
    AppPathId = 97,

    /// <summary>ROUTER_CALL_KEY_SEQUENCE_NUM.</summary>
    RouterCallKeySequenceNum = 110,

    /// <summary>TRUNK_NUMBER.</summary>
    TrunkNumber = 121,

    /// <summary>TRUNK_GROUP_NUMBER.</summary>
    TrunkGroupNumber = 122,

    /// <summary>NEXT_AGENT_STATE.</summary>
    NextAgentState = 123,

    /// <summary>DEQUEUE_TYPE.</summary>
    DequeueType = 124,

    /// <summary>SENDING_ADDRESS.</summary>
    SendingAddress = 125,

    /// <summary>SENDING_PORT.</summary>
    SendingPort = 126,

    /// <summary>MAX_QUEUED.</summary>
    MaxQueued = 129,

    /// <summary>QUEUE_ID.</summary>
    QueueId = 130,

    /// <summary>CUSTOMER_ID.</summary>
    CustomerId = 131,

    /// <summary>SERVICE_SKILL_TARGET_ID.</summary>
    ServiceSkillTargetId = 132,

    /// <summary>PERIPHERAL_NAME.</summary>
    PeripheralName = 133,

    /// <summary>DESCRIPTION.</summary>
    Description = 134,

    /// <summary>SERVICE_MEMBER_ID.</summary>
    ServiceMemberId = 135,

    /// <summary>SERVICE_MEMBER_PRIORITY.</summary>
    ServiceMemberPriority = 136,

    /// <summary>FIRST_NAME.</summary>
    FirstName = 137,

    /// <summary>LAST_NAME.</summary>
    LastName = 138,

    /// <summary>SKILL_GROUP.</summary>
    SkillGroup = 139,

    /// <summary>AGENT_SKILL_TARGET_ID.</summary>
    AgentSkillTargetId = 141,

    /// <summary>SERVICE.</summary>
    Service = 142,

    /// <summary>DURATION.</summary>
    Duration = 150,

    /// <summary>EXTENSION.</summary>
    Extension = 173,

    /// <summary>SERVICE_LEVEL_THRESHOLD.</summary>
    ServiceLevelThreshold = 174,

    /// <summary>SERVICE_LEVEL_TYPE.</summary>
    ServiceLevelType = 175,

    /// <summary>CONFIG_PARAM.</summary>
    ConfigParam = 176,

    /// <summary>SERVICE_CONFIG_KEY.</summary>
    ServiceConfigKey = 177,

    /// <summary>SKILL_GROUP_CONFIG_KEY.</summary>
    SkillGroupConfigKey = 178,

    /// <summary>AGENT_CONFIG_KEY.</summary>
    AgentConfigKey = 179,

    /// <summary>DEVICE_CONFIG_KEY.</summary>
    DeviceConfigKey = 180,

    /// <summary>RECORD_TYPE.</summary>
    RecordType = 183,

    /// <summary>PERIPHERAL_NUMBER.</summary>
    PeripheralNumber = 184,

    /// <summary>CONFIG_AGENT_SKILL_TARGET_ID.</summary>
    ConfigAgentSkillTargetId = 185,

    /// <summary>NUM_SERVICE_MEMBERS.</summary>
    NumServiceMembers = 186,

    /// <summary>SERVICE_MEMBER.</summary>
    ServiceMember = 187,

    /// <summary>SERVICE_PRIORITY.</summary>
    ServicePriority = 188,

    /// <summary>AGENT_TYPE.</summary>
    AgentType = 189,

    /// <summary>LOGIN_ID.</summary>
    LoginId = 190,

    /// <summary>NUM_SKILLS.</summary>
    NumSkills = 191,

    /// <summary>SKILL_GROUP_SKILL_TARGET_ID.</summary>
    SkillGroupSkillTargetId = 192,

    /// <summary>SERVICE_ID.</summary>
    ServiceId = 193,

    /// <summary>AGENT_ID_LONG.</summary>
    AgentIdLong = 194,

    /// <summary>DEVICE_TYPE.</summary>
    DeviceType = 195,

    /// <summary>ENABLE.</summary>
    Enable = 198,

    /// <summary>DEVICEID.</summary>
    Deviceid = 199,

    /// <summary>TIMEOUT.</summary>
    Timeout = 200,

    /// <summary>CURRENT_ROUTE.</summary>
    CurrentRoute = 201,

    /// <summary>SECONDARY_CONNECTION_CALL_ID.</summary>
    SecondaryConnectionCallId = 202,

    /// <summary>PRIORITY_QUEUE_NUMBER.</summary>
    PriorityQueueNumber = 203,

    /// <summary>TEAM_NAME.</summary>
    TeamName = 204,

    /// <summary>MEMBER_TYPE.</summary>
    MemberType = 205,

    /// <summary>EVENT_DEVICE_ID.</summary>
    EventDeviceId = 206,

    /// <summary>LOGIN_NAME_V11.</summary>
    LoginNameV11 = 207,

    /// <summary>PERIPHERAL_ID_V11.</summary>
    PeripheralIdV11 = 208,

    /// <summary>CALL_TYPE_KEY_CONFIG_V11.</summary>
    CallTypeKeyConfigV11 = 209,

    /// <summary>CALL_TYPE_ID_V11.</summary>
    CallTypeIdV11 = 210,

    /// <summary>CUSTOMER_DEFINITION_ID_V11.</summary>
    CustomerDefinitionIdV11 = 211,

    /// <summary>ENTERPRISE_NAME_V11.</summary>
    EnterpriseNameV11 = 212,

    /// <summary>CUR_PERIPHERAL_NUMBER.</summary>
    CurPeripheralNumber = 213,

    /// <summary>CUR_LOGIN_ID.</summary>
    CurLoginId = 214,

    /// <summary>ANI_II.</summary>
    AniIi = 215,

    /// <summary>MR_DOMAIN_ID.</summary>
    MrDomainId = 216,

    /// <summary>CTIOS_CIL_CLIENT_ID.</summary>
    CtiosCilClientId = 217,

    /// <summary>SILENT_MONITOR_STATUS.</summary>
    SilentMonitorStatus = 218,

    /// <summary>REQUESTING_DEVICE_ID.</summary>
    RequestingDeviceId = 219,

    /// <summary>REQUESTING_DEVICE_ID_TYPE.</summary>
    RequestingDeviceIdType = 220,

    /// <summary>PRE_CALL_INVOKE_ID.</summary>
    PreCallInvokeId = 221,

    /// <summary>ENTERPRISE_QUEUE_TIME.</summary>
    EnterpriseQueueTime = 222,

    /// <summary>CALL_REFERENCE_ID.</summary>
    CallReferenceId = 223,

    /// <summary>MULTI_LINE_AGENT_CONTROL.</summary>
    MultiLineAgentControl = 224,

    /// <summary>NETWORK_CONTROLLED.</summary>
    NetworkControlled = 225,

    /// <summary>CLIENT_ADDRESS_IPV6.</summary>
    ClientAddressIpv6 = 226,

    /// <summary>SENDING_ADDRESS_IPV6.</summary>
    SendingAddressIpv6 = 227,

    /// <summary>NUM_PERIPHERALS.</summary>
    NumPeripherals = 228,

    /// <summary>COC_CONNECTION_CALL_ID.</summary>
    CocConnectionCallId = 229,

    /// <summary>COC_CONNECTION_DEVICE_ID_TYPE.</summary>
    CocConnectionDeviceIdType = 230,

    /// <summary>COC_CONNECTION_DEVICE_ID.</summary>
    CocConnectionDeviceId = 231,

    /// <summary>CALL_ORIGINATED_FROM.</summary>
    CallOriginatedFrom = 232,

    /// <summary>SET_APPDATA_CALLID.</summary>
    SetAppdataCallId = 233,

    /// <summary>CLIENT_SHARE_KEY.</summary>
    ClientShareKey = 234,

    /// <summary>AGENT_TEAM_NAME.</summary>
    AgentTeamName = 243,

    /// <summary>DIRECTION.</summary>
    Direction = 244,
}
