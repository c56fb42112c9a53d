namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>Kinds of calls.</summary>
public enum GedCallType : ushort
{
    /// <summary>ACD_IN.</summary>
    AcdIn = 1,

    /// <summary>PREROUTE_ACD_IN.</summary>
    PrerouteAcdIn = 2,

    /// <summary>PREROUTE_DIRECT_AGENT.</summary>
    PrerouteDirectAgent = 3,

    /// <summary>TRANSFER_IN.</summary>
    TransferIn = 4,

    /// <summary>OVERFLOW_IN.</summary>
    OverflowIn = 5,

    /// <summary>OTHER_IN.</summary>
    OtherIn = 6,

    /// <summary>AUTO_OUT.</summary>
    AutoOut = 7,

    /// <summary>AGENT_OUT.</summary>
    AgentOut = 8,

    /// <summary>OUT.</summary>
    Out = 9,

    /// <summary>AGENT_INSIDE.</summary>
    AgentInside = 10,

    /// <summary>OFFERED.</summary>
    Offered = 11,

    /// <summary>CONSULT.</summary>
    Consult = 12,

    /// <summary>CONSULT_OFFERRED.</summary>
    ConsultOfferred = 13,

    /// <summary>CONSULT_CONFERENCE.</summary>
    ConsultConference = 14,

    /// <summary>CONFERENCE.</summary>
    Conference = 15,

    /// <summary>UNMONITORED.</summary>
    Unmonitored = 16,

    /// <summary>PREVIEW.</summary>
    Preview = 17,

    /// <summary>RESERVATION.</summary>
    Reservation = 18,

    /// <summary>ASSIST.</summary>
    Assist = 19,

    /// <summary>EMERGENCY.</summary>
    Emergency = 20,

    /// <summary>SUPERVISOR_MONITOR.</summary>
    SupervisorMonitor = 21,

    /// <summary>SUPERVISOR_WHISPER.</summary>
    SupervisorWhisper = 22,

    /// <summary>SUPERVISOR_BARGEIN.</summary>
    SupervisorBargein = 23,

    /// <summary>SUPERVISOR_INTERCEPT.</summary>
    SupervisorIntercept = 24,

    /// <summary>TASK_ROUTED_BY_ICM.</summary>
    TaskRoutedByIcm = 25,

    /// <summary>TASK_ROUTED_BY_APPLICATION.</summary>
    TaskRoutedByApplication = 26,

    /// <summary>RESERVATION_PREVIEW.</summary>
    ReservationPreview = 27,

    /// <summary>RESERVATION_PREVIEW_DIRECT.</summary>
    ReservationPreviewDirect = 28,

    /// <summary>RESERVATION_PREDICTIVE.</summary>
    ReservationPredictive = 29,

    /// <summary>RESERVATION_CALLBACK.</summary>
    ReservationCallback = 30,

    /// <summary>RESERVATION_PERSONAL_CALLBACK.</summary>
    ReservationPersonalCallback = 31,

    /// <summary>CUSTOMER_PREVIEW.</summary>
    CustomerPreview = 32,

    /// <summary>CUSTOMER_PREVIEW_DIRECT.</summary>
    CustomerPreviewDirect = 33,

    /// <summary>CUSTOMER_PREDICTIVE.</summary>
    CustomerPredictive = 34,

    /// <summary>CUSTOMER_CALLBACK.</summary>
    CustomerCallback = 35,

    /// <summary>CUSTOMER_PERSONAL.</summary>
    CustomerPersonal = 36,

    /// <summary>CUSTOMER_IVR.</summary>
    CustomerIvr = 37,

    /// <summary>NON_ACD.</summary>
    NonAcd = 38,

    /// <summary>PLAY_AGENT_GREETING.</summary>
    PlayAgentGreeting = 39,

    /// <summary>RECORD_AGENT_GREETING.</summary>
    RecordAgentGreeting = 40,

    /// <summary>VOICE_CALL_BACK.</summary>
    VoiceCallBack = 41,
}
