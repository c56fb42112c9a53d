namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>DispositionCodeValue of the specification, 2 bytes on the wire.</summary>
public enum DispositionCodeValue : ushort
{
    /// <summary>Abandoned_in_Network.</summary>
    AbandonedinNetwork = 1,

    /// <summary>Abandoned_in_Local_Queue.</summary>
    AbandonedinLocalQueue = 2,

    /// <summary>Abandoned_Ring.</summary>
    AbandonedRing = 3,

    /// <summary>Abandoned_Delay.</summary>
    AbandonedDelay = 4,

    /// <summary>Abandoned_Interflow.</summary>
    AbandonedInterflow = 5,

    /// <summary>Abandoned_Agent_Terminal.</summary>
    AbandonedAgentTerminal = 6,

    /// <summary>Short.</summary>
    Short = 7,

    /// <summary>Busy.</summary>
    Busy = 8,

    /// <summary>Forced_Busy.</summary>
    ForcedBusy = 9,

    /// <summary>Disconnect_drop_no_answer.</summary>
    Disconnectdropnoanswer = 10,

    /// <summary>Disconnect_drop_busy.</summary>
    Disconnectdropbusy = 11,

    /// <summary>Disconnect_drop_reorder.</summary>
    Disconnectdropreorder = 12,

    /// <summary>Disconnect_drop_handled_primary_route.</summary>
    Disconnectdrophandledprimaryroute = 13,

    /// <summary>Disconnect_drop_handled_other.</summary>
    Disconnectdrophandledother = 14,

    /// <summary>Redirected.</summary>
    Redirected = 15,

    /// <summary>Cut_Through.</summary>
    CutThrough = 16,

    /// <summary>Intraflow.</summary>
    Intraflow = 17,

    /// <summary>Interflow.</summary>
    Interflow = 18,

    /// <summary>Ring_No_Answer.</summary>
    RingNoAnswer = 19,

    /// <summary>Intercept_reorder.</summary>
    Interceptreorder = 20,

    /// <summary>Intercept_denial.</summary>
    Interceptdenial = 21,

    /// <summary>Time_Out.</summary>
    TimeOut = 22,

    /// <summary>Voice_Energy.</summary>
    VoiceEnergy = 23,

    /// <summary>Non_classified_Energy_Detected.</summary>
    NonclassifiedEnergyDetected = 24,

    /// <summary>No_Cut_Through.</summary>
    NoCutThrough = 25,

    /// <summary>U_Abort.</summary>
    UAbort = 26,

    /// <summary>Failed_Software.</summary>
    FailedSoftware = 27,

    /// <summary>Blind_Transfer.</summary>
    BlindTransfer = 28,

    /// <summary>Announced_Transfer.</summary>
    AnnouncedTransfer = 29,

    /// <summary>Conferenced.</summary>
    Conferenced = 30,

    /// <summary>Duplicate_Transfer.</summary>
    DuplicateTransfer = 31,

    /// <summary>Unmonitored_Device.</summary>
    UnmonitoredDevice = 32,

    /// <summary>Answering_Machine.</summary>
    AnsweringMachine = 33,

    /// <summary>Network_Blind_Transfer.</summary>
    NetworkBlindTransfer = 34,

    /// <summary>Task_Abandoned_in_Router.</summary>
    TaskAbandonedinRouter = 35,

    /// <summary>Task_Abandoned_Before_Offered.</summary>
    TaskAbandonedBeforeOffered = 36,

    /// <summary>Task_Abandoned_While_Offered.</summary>
    TaskAbandonedWhileOffered = 37,

    /// <summary>Normal_End_Task.</summary>
    NormalEndTask = 38,

    /// <summary>Cant_Obtain_Task_ID.</summary>
    CantObtainTaskID = 39,

    /// <summary>Agent_Logged_Out_During_Task.</summary>
    AgentLoggedOutDuringTask = 40,

    /// <summary>Maximum_Task_Lifetime_Exceeded.</summary>
    MaximumTaskLifetimeExceeded = 41,

    /// <summary>Application_Path_Went_Down.</summary>
    ApplicationPathWentDown = 42,

    /// <summary>Unified_CCE_Routing_Complete.</summary>
    UnifiedCCERoutingComplete = 43,

    /// <summary>Unified_CCE_Routing_Disabled.</summary>
    UnifiedCCERoutingDisabled = 44,

    /// <summary>Application_Invalid_MRD_ID.</summary>
    ApplicationInvalidMRDID = 45,

    /// <summary>Application_Invalid_Dialogue_ID.</summary>
    ApplicationInvalidDialogueID = 46,

    /// <summary>Application_Duplicate_Dialogue_ID.</summary>
    ApplicationDuplicateDialogueID = 47,

    /// <summary>Application_Invalid_Invoke_ID.</summary>
    ApplicationInvalidInvokeID = 48,

    /// <summary>Application_Invalid_Script_Selector.</summary>
    ApplicationInvalidScriptSelector = 49,

    /// <summary>Application_Terminate_Dialogue.</summary>
    ApplicationTerminateDialogue = 50,

    /// <summary>Task_Ended_During_Application_Init.</summary>
    TaskEndedDuringApplicationInit = 51,

    /// <summary>Called_Party_Disconnected.</summary>
    CalledPartyDisconnected = 52,
}
