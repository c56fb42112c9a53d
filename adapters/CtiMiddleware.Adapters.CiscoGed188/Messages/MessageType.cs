namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>Every message of the protocol by number; reserved numbers have no name. The text form is that of the specification, see <see cref="MessageLayout.Name"/>.</summary>
public enum MessageType
{
    /// <summary>FAILURE_CONF.</summary>
    FailureConf = 1,

    /// <summary>FAILURE_EVENT.</summary>
    FailureEvent = 2,

    /// <summary>OPEN_REQ.</summary>
    OpenReq = 3,

    /// <summary>OPEN_CONF.</summary>
    OpenConf = 4,

    /// <summary>HEARTBEAT_REQ.</summary>
    HeartbeatReq = 5,

    /// <summary>HEARTBEAT_CONF.</summary>
    HeartbeatConf = 6,

    /// <summary>CLOSE_REQ.</summary>
    CloseReq = 7,

    /// <summary>CLOSE_CONF.</summary>
    CloseConf = 8,

    /// <summary>CALL_DELIVERED_EVENT.</summary>
    CallDeliveredEvent = 9,

    /// <summary>CALL_ESTABLISHED_EVENT.</summary>
    CallEstablishedEvent = 10,

    /// <summary>CALL_HELD_EVENT.</summary>
    CallHeldEvent = 11,

    /// <summary>CALL_RETRIEVED_EVENT.</summary>
    CallRetrievedEvent = 12,

    /// <summary>CALL_CLEARED_EVENT.</summary>
    CallClearedEvent = 13,

    /// <summary>CALL_CONNECTION_CLEARED_EVENT.</summary>
    CallConnectionClearedEvent = 14,

    /// <summary>CALL_ORIGINATED_EVENT.</summary>
    CallOriginatedEvent = 15,

    /// <summary>CALL_FAILED_EVENT.</summary>
    CallFailedEvent = 16,

    /// <summary>CALL_CONFERENCED_EVENT.</summary>
    CallConferencedEvent = 17,

    /// <summary>CALL_TRANSFERRED_EVENT.</summary>
    CallTransferredEvent = 18,

    /// <summary>CALL_DIVERTED_EVENT.</summary>
    CallDivertedEvent = 19,

    /// <summary>CALL_SERVICE_INITIATED_EVENT.</summary>
    CallServiceInitiatedEvent = 20,

    /// <summary>CALL_QUEUED_EVENT.</summary>
    CallQueuedEvent = 21,

    /// <summary>CALL_TRANSLATION_ROUTE_EVENT.</summary>
    CallTranslationRouteEvent = 22,

    /// <summary>BEGIN_CALL_EVENT.</summary>
    BeginCallEvent = 23,

    /// <summary>END_CALL_EVENT.</summary>
    EndCallEvent = 24,

    /// <summary>CALL_DATA_UPDATE_EVENT.</summary>
    CallDataUpdateEvent = 25,

    /// <summary>SET_CALL_DATA_REQ.</summary>
    SetCallDataReq = 26,

    /// <summary>SET_CALL_DATA_CONF.</summary>
    SetCallDataConf = 27,

    /// <summary>RELEASE_CALL_REQ.</summary>
    ReleaseCallReq = 28,

    /// <summary>RELEASE_CALL_CONF.</summary>
    ReleaseCallConf = 29,

    /// <summary>AGENT_STATE_EVENT.</summary>
    AgentStateEvent = 30,

    /// <summary>SYSTEM_EVENT.</summary>
    SystemEvent = 31,

    /// <summary>CLIENT_EVENT_REPORT_REQ.</summary>
    ClientEventReportReq = 32,

    /// <summary>CLIENT_EVENT_REPORT_CONF.</summary>
    ClientEventReportConf = 33,

    /// <summary>CALL_REACHED_NETWORK_EVENT.</summary>
    CallReachedNetworkEvent = 34,

    /// <summary>CONTROL_FAILURE_CONF.</summary>
    ControlFailureConf = 35,

    /// <summary>QUERY_AGENT_STATE_REQ.</summary>
    QueryAgentStateReq = 36,

    /// <summary>QUERY_AGENT_STATE_CONF.</summary>
    QueryAgentStateConf = 37,

    /// <summary>SET_AGENT_STATE_REQ.</summary>
    SetAgentStateReq = 38,

    /// <summary>SET_AGENT_STATE_CONF.</summary>
    SetAgentStateConf = 39,

    /// <summary>ALTERNATE_CALL_REQ.</summary>
    AlternateCallReq = 40,

    /// <summary>ALTERNATE_CALL_CONF.</summary>
    AlternateCallConf = 41,

    /// <summary>ANSWER_CALL_REQ.</summary>
    AnswerCallReq = 42,

    /// <summary>ANSWER_CALL_CONF.</summary>
    AnswerCallConf = 43,

    /// <summary>CLEAR_CALL_REQ.</summary>
    ClearCallReq = 44,

    /// <summary>CLEAR_CALL_CONF.</summary>
    ClearCallConf = 45,

    /// <summary>CLEAR_CONNECTION_REQ.</summary>
    ClearConnectionReq = 46,

    /// <summary>CLEAR_CONNECTION_CONF.</summary>
    ClearConnectionConf = 47,

    /// <summary>CONFERENCE_CALL_REQ.</summary>
    ConferenceCallReq = 48,

    /// <summary>CONFERENCE_CALL_CONF.</summary>
    ConferenceCallConf = 49,

    /// <summary>CONSULTATION_CALL_REQ.</summary>
    ConsultationCallReq = 50,

    /// <summary>CONSULTATION_CALL_CONF.</summary>
    ConsultationCallConf = 51,

    /// <summary>DEFLECT_CALL_REQ.</summary>
    DeflectCallReq = 52,

    /// <summary>DEFLECT_CALL_CONF.</summary>
    DeflectCallConf = 53,

    /// <summary>HOLD_CALL_REQ.</summary>
    HoldCallReq = 54,

    /// <summary>HOLD_CALL_CONF.</summary>
    HoldCallConf = 55,

    /// <summary>MAKE_CALL_REQ.</summary>
    MakeCallReq = 56,

    /// <summary>MAKE_CALL_CONF.</summary>
    MakeCallConf = 57,

    /// <summary>MAKE_PREDICTIVE_CALL_REQ.</summary>
    MakePredictiveCallReq = 58,

    /// <summary>MAKE_PREDICTIVE_CALL_CONF.</summary>
    MakePredictiveCallConf = 59,

    /// <summary>RECONNECT_CALL_REQ.</summary>
    ReconnectCallReq = 60,

    /// <summary>RECONNECT_CALL_CONF.</summary>
    ReconnectCallConf = 61,

    /// <summary>RETRIEVE_CALL_REQ.</summary>
    RetrieveCallReq = 62,

    /// <summary>RETRIEVE_CALL_CONF.</summary>
    RetrieveCallConf = 63,

    /// <summary>TRANSFER_CALL_REQ.</summary>
    TransferCallReq = 64,

    /// <summary>TRANSFER_CALL_CONF.</summary>
    TransferCallConf = 65,

    /// <summary>QUERY_DEVICE_INFO_REQ.</summary>
    QueryDeviceInfoReq = 78,

    /// <summary>QUERY_DEVICE_INFO_CONF.</summary>
    QueryDeviceInfoConf = 79,

    /// <summary>SNAPSHOT_CALL_REQ.</summary>
    SnapshotCallReq = 82,

    /// <summary>SNAPSHOT_CALL_CONF.</summary>
    SnapshotCallConf = 83,

    /// <summary>SNAPSHOT_DEVICE_REQ.</summary>
    SnapshotDeviceReq = 84,

    /// <summary>SNAPSHOT_DEVICE_CONF.</summary>
    SnapshotDeviceConf = 85,

    /// <summary>CALL_DEQUEUED_EVENT.</summary>
    CallDequeuedEvent = 86,

    /// <summary>SEND_DTMF_SIGNAL_REQ.</summary>
    SendDtmfSignalReq = 91,

    /// <summary>SEND_DTMF_SIGNAL_CONF.</summary>
    SendDtmfSignalConf = 92,

    /// <summary>MONITOR_START_REQ.</summary>
    MonitorStartReq = 93,

    /// <summary>MONITOR_START_CONF.</summary>
    MonitorStartConf = 94,

    /// <summary>MONITOR_STOP_REQ.</summary>
    MonitorStopReq = 95,

    /// <summary>MONITOR_STOP_CONF.</summary>
    MonitorStopConf = 96,

    /// <summary>CHANGE_MONITOR_MASK_REQ.</summary>
    ChangeMonitorMaskReq = 97,

    /// <summary>CHANGE_MONITOR_MASK_CONF.</summary>
    ChangeMonitorMaskConf = 98,

    /// <summary>CLIENT_SESSION_OPENED_EVENT.</summary>
    ClientSessionOpenedEvent = 99,

    /// <summary>CLIENT_SESSION_CLOSED_EVENT.</summary>
    ClientSessionClosedEvent = 100,

    /// <summary>SESSION_MONITOR_START_REQ.</summary>
    SessionMonitorStartReq = 101,

    /// <summary>SESSION_MONITOR_START_CONF.</summary>
    SessionMonitorStartConf = 102,

    /// <summary>SESSION_MONITOR_STOP_REQ.</summary>
    SessionMonitorStopReq = 103,

    /// <summary>SESSION_MONITOR_STOP_CONF.</summary>
    SessionMonitorStopConf = 104,

    /// <summary>AGENT_PRE_CALL_EVENT.</summary>
    AgentPreCallEvent = 105,

    /// <summary>AGENT_PRE_CALL_ABORT_EVENT.</summary>
    AgentPreCallAbortEvent = 106,

    /// <summary>USER_MESSAGE_REQ.</summary>
    UserMessageReq = 107,

    /// <summary>USER_MESSAGE_CONF.</summary>
    UserMessageConf = 108,

    /// <summary>USER_MESSAGE_EVENT.</summary>
    UserMessageEvent = 109,

    /// <summary>REGISTER_VARIABLES_REQ.</summary>
    RegisterVariablesReq = 110,

    /// <summary>REGISTER_VARIABLES_CONF.</summary>
    RegisterVariablesConf = 111,

    /// <summary>QUERY_AGENT_STATISTICS_REQ.</summary>
    QueryAgentStatisticsReq = 112,

    /// <summary>QUERY_AGENT_STATISTICS_CONF.</summary>
    QueryAgentStatisticsConf = 113,

    /// <summary>QUERY_SKILL_GROUP_STATISTICS_REQ.</summary>
    QuerySkillGroupStatisticsReq = 114,

    /// <summary>QUERY_SKILL_GROUP_STATISTICS_CONF.</summary>
    QuerySkillGroupStatisticsConf = 115,

    /// <summary>RTP_STARTED_EVENT.</summary>
    RtpStartedEvent = 116,

    /// <summary>RTP_STOPPED_EVENT.</summary>
    RtpStoppedEvent = 117,

    /// <summary>SUPERVISOR_ASSIST_REQ.</summary>
    SupervisorAssistReq = 118,

    /// <summary>SUPERVISOR_ASSIST_CONF.</summary>
    SupervisorAssistConf = 119,

    /// <summary>SUPERVISOR_ASSIST_EVENT.</summary>
    SupervisorAssistEvent = 120,

    /// <summary>EMERGENCY_CALL_REQ.</summary>
    EmergencyCallReq = 121,

    /// <summary>EMERGENCY_CALL_CONF.</summary>
    EmergencyCallConf = 122,

    /// <summary>EMERGENCY_CALL_EVENT.</summary>
    EmergencyCallEvent = 123,

    /// <summary>SUPERVISE_CALL_REQ.</summary>
    SuperviseCallReq = 124,

    /// <summary>SUPERVISE_CALL_CONF.</summary>
    SuperviseCallConf = 125,

    /// <summary>AGENT_TEAM_CONFIG_REQ.</summary>
    AgentTeamConfigReq = 126,

    /// <summary>AGENT_TEAM_CONFIG_CONF.</summary>
    AgentTeamConfigConf = 127,

    /// <summary>AGENT_TEAM_CONFIG_EVENT.</summary>
    AgentTeamConfigEvent = 128,

    /// <summary>SET_APP_DATA_REQ.</summary>
    SetAppDataReq = 129,

    /// <summary>SET_APP_DATA_CONF.</summary>
    SetAppDataConf = 130,

    /// <summary>AGENT_DESK_SETTINGS_REQ.</summary>
    AgentDeskSettingsReq = 131,

    /// <summary>AGENT_DESK_SETTINGS_CONF.</summary>
    AgentDeskSettingsConf = 132,

    /// <summary>LIST_AGENT_TEAM_REQ.</summary>
    ListAgentTeamReq = 133,

    /// <summary>LIST_AGENT_TEAM_CONF.</summary>
    ListAgentTeamConf = 134,

    /// <summary>MONITOR_AGENT_TEAM_START_REQ.</summary>
    MonitorAgentTeamStartReq = 135,

    /// <summary>MONITOR_AGENT_TEAM_START_CONF.</summary>
    MonitorAgentTeamStartConf = 136,

    /// <summary>MONITOR_AGENT_TEAM_STOP_REQ.</summary>
    MonitorAgentTeamStopReq = 137,

    /// <summary>MONITOR_AGENT_TEAM_STOP_CONF.</summary>
    MonitorAgentTeamStopConf = 138,

    /// <summary>BAD_CALL_REQ.</summary>
    BadCallReq = 139,

    /// <summary>BAD_CALL_CONF.</summary>
    BadCallConf = 140,

    /// <summary>SET_DEVICE_ATTRIBUTES_REQ.</summary>
    SetDeviceAttributesReq = 141,

    /// <summary>SET_DEVICE_ATTRIBUTES_CONF.</summary>
    SetDeviceAttributesConf = 142,

    /// <summary>REGISTER_SERVICE_REQ.</summary>
    RegisterServiceReq = 143,

    /// <summary>REGISTER_SERVICE_CONF.</summary>
    RegisterServiceConf = 144,

    /// <summary>UNREGISTER_SERVICE_REQ.</summary>
    UnregisterServiceReq = 145,

    /// <summary>UNREGISTER_SERVICE_CONF.</summary>
    UnregisterServiceConf = 146,

    /// <summary>START_RECORDING_REQ.</summary>
    StartRecordingReq = 147,

    /// <summary>START_RECORDING_CONF.</summary>
    StartRecordingConf = 148,

    /// <summary>STOP_RECORDING_REQ.</summary>
    StopRecordingReq = 149,

    /// <summary>STOP_RECORDING_CONF.</summary>
    StopRecordingConf = 150,

    /// <summary>MEDIA_LOGIN_REQ.</summary>
    MediaLoginReq = 151,

    /// <summary>MEDIA_LOGIN_RESP.</summary>
    MediaLoginResp = 152,

    /// <summary>MEDIA_LOGOUT_IND.</summary>
    MediaLogoutInd = 153,

    /// <summary>MAKE_AGENT_ROUTABLE_IND.</summary>
    MakeAgentRoutableInd = 154,

    /// <summary>MAKE_AGENT_NOT_ROUTABLE_REQ.</summary>
    MakeAgentNotRoutableReq = 155,

    /// <summary>MAKE_AGENT_NOT_ROUTABLE_RESP.</summary>
    MakeAgentNotRoutableResp = 156,

    /// <summary>MAKE_AGENT_READY_IND.</summary>
    MakeAgentReadyInd = 157,

    /// <summary>MAKE_AGENT_NOT_READY_REQ.</summary>
    MakeAgentNotReadyReq = 158,

    /// <summary>MAKE_AGENT_NOT_READY_RESP.</summary>
    MakeAgentNotReadyResp = 159,

    /// <summary>OFFER_TASK_IND.</summary>
    OfferTaskInd = 160,

    /// <summary>OFFER_APPLICATION_TASK_REQ.</summary>
    OfferApplicationTaskReq = 161,

    /// <summary>OFFER_APPLICATION_TASK_RESP.</summary>
    OfferApplicationTaskResp = 162,

    /// <summary>START_TASK_IND.</summary>
    StartTaskInd = 163,

    /// <summary>START_APPLICATION_TASK_REQ.</summary>
    StartApplicationTaskReq = 164,

    /// <summary>START_APPLICATION_TASK_RESP.</summary>
    StartApplicationTaskResp = 165,

    /// <summary>PAUSE_TASK_IND.</summary>
    PauseTaskInd = 166,

    /// <summary>RESUME_TASK_IND.</summary>
    ResumeTaskInd = 167,

    /// <summary>WRAPUP_TASK_IND.</summary>
    WrapupTaskInd = 168,

    /// <summary>END_TASK_IND.</summary>
    EndTaskInd = 169,

    /// <summary>AGENT_MADE_NOT_ROUTABLE_EVENT.</summary>
    AgentMadeNotRoutableEvent = 170,

    /// <summary>AGENT_INTERRUPT_ADVISORY_EVENT.</summary>
    AgentInterruptAdvisoryEvent = 171,

    /// <summary>AGENT_INTERRUPT_ACCEPTED_IND.</summary>
    AgentInterruptAcceptedInd = 172,

    /// <summary>AGENT_INTERRUPT_UNACCEPTED_IND.</summary>
    AgentInterruptUnacceptedInd = 173,

    /// <summary>AGENT_INTERRUPT_DONE_ADVISORY_EVENT.</summary>
    AgentInterruptDoneAdvisoryEvent = 174,

    /// <summary>AGENT_INTERRUPT_DONE_ACCEPTED_IND.</summary>
    AgentInterruptDoneAcceptedInd = 175,

    /// <summary>CHANGE_MAX_TASK_LIMIT_REQ.</summary>
    ChangeMaxTaskLimitReq = 176,

    /// <summary>CHANGE_MAX_TASK_LIMIT_RESP.</summary>
    ChangeMaxTaskLimitResp = 177,

    /// <summary>OVERRIDE_LIMIT_REQ.</summary>
    OverrideLimitReq = 178,

    /// <summary>OVERRIDE_LIMIT_RESP.</summary>
    OverrideLimitResp = 179,

    /// <summary>UPDATE_TASK_CONTEXT_IND.</summary>
    UpdateTaskContextInd = 180,

    /// <summary>BEGIN_AGENT_INIT_IND.</summary>
    BeginAgentInitInd = 181,

    /// <summary>AGENT_INIT_REQ.</summary>
    AgentInitReq = 182,

    /// <summary>AGENT_INIT_RESP.</summary>
    AgentInitResp = 183,

    /// <summary>END_AGENT_INIT_IND.</summary>
    EndAgentInitInd = 184,

    /// <summary>TASK_INIT_IND.</summary>
    TaskInitInd = 185,

    /// <summary>AGENT_INIT_READY_EVENT.</summary>
    AgentInitReadyEvent = 186,

    /// <summary>GET_PRECALL_MESSAGES_REQ.</summary>
    GetPrecallMessagesReq = 187,

    /// <summary>GET_PRECALL_MESSAGES_RESP.</summary>
    GetPrecallMessagesResp = 188,

    /// <summary>AGENT_LEGACY_PRE_CALL_EVENT.</summary>
    AgentLegacyPreCallEvent = 189,

    /// <summary>FAILURE_RESP.</summary>
    FailureResp = 190,

    /// <summary>BEGIN_TASK_EVENT.</summary>
    BeginTaskEvent = 191,

    /// <summary>QUEUED_TASK_EVENT.</summary>
    QueuedTaskEvent = 192,

    /// <summary>DEQUEUED_TASK_EVENT.</summary>
    DequeuedTaskEvent = 193,

    /// <summary>OFFER_TASK_EVENT.</summary>
    OfferTaskEvent = 194,

    /// <summary>START_TASK_EVENT.</summary>
    StartTaskEvent = 195,

    /// <summary>PAUSE_TASK_EVENT.</summary>
    PauseTaskEvent = 196,

    /// <summary>RESUME_TASK_EVENT.</summary>
    ResumeTaskEvent = 197,

    /// <summary>WRAPUP_TASK_EVENT.</summary>
    WrapupTaskEvent = 198,

    /// <summary>END_TASK_EVENT.</summary>
    EndTaskEvent = 199,

    /// <summary>TASK_DATA_UPDATE_EVENT.</summary>
    TaskDataUpdateEvent = 200,

    /// <summary>TASK_MONITOR_START_REQ.</summary>
    TaskMonitorStartReq = 201,

    /// <summary>TASK_MONITOR_START_CONF.</summary>
    TaskMonitorStartConf = 202,

    /// <summary>TASK_MONITOR_STOP_REQ.</summary>
    TaskMonitorStopReq = 203,

    /// <summary>TASK_MONITOR_STOP_CONF.</summary>
    TaskMonitorStopConf = 204,

    /// <summary>CHANGE_TASK_MONITOR_MASK_REQ.</summary>
    ChangeTaskMonitorMaskReq = 205,

    /// <summary>CHANGE_TASK_MONITOR_MASK_CONF.</summary>
    ChangeTaskMonitorMaskConf = 206,

    /// <summary>MAX_TASK_LIFETIME_EXCEEDED_EVENT.</summary>
    MaxTaskLifetimeExceededEvent = 207,

    /// <summary>SET_APP_PATH_DATA_IND.</summary>
    SetAppPathDataInd = 208,

    /// <summary>TASK_INIT_REQ.</summary>
    TaskInitReq = 209,

    /// <summary>TASK_INIT_RESP.</summary>
    TaskInitResp = 210,

    /// <summary>ROUTE_REGISTER_EVENT.</summary>
    RouteRegisterEvent = 211,

    /// <summary>ROUTE_REGISTER_REPLY_EVENT.</summary>
    RouteRegisterReplyEvent = 212,

    /// <summary>ROUTE_REQUEST_EVENT.</summary>
    RouteRequestEvent = 213,

    /// <summary>ROUTE_SELECT.</summary>
    RouteSelect = 214,

    /// <summary>ROUTE_END.</summary>
    RouteEnd = 215,

    /// <summary>TEAM_CONFIG_REQ.</summary>
    TeamConfigReq = 236,

    /// <summary>TEAM_CONFIG_EVENT.</summary>
    TeamConfigEvent = 237,

    /// <summary>TEAM_CONFIG_CONF.</summary>
    TeamConfigConf = 238,

    /// <summary>CALL_ATTRIBUTE_CHANGE_EVENT.</summary>
    CallAttributeChangeEvent = 240,

    /// <summary>CALL_TERMINATION_EVENT.</summary>
    CallTerminationEvent = 247,

    /// <summary>CALL_AGENT_GREETING_EVENT.</summary>
    CallAgentGreetingEvent = 248,

    /// <summary>AGENT_GREETING_CONTROL_REQ.</summary>
    AgentGreetingControlReq = 249,

    /// <summary>AGENT_GREETING_CONTROL_CONF.</summary>
    AgentGreetingControlConf = 250,
}
