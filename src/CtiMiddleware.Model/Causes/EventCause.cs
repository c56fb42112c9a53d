using System.Text.Json.Serialization;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Model.Causes;

/// <summary>Why an event happened: ECMA-269 event causes, by the names of ECMA-323 edition 6, then ours, which are named as extensions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventCause>))]
public enum EventCause
{
    /// <summary>ECMA-269 event cause <c>aCDBusy</c>.</summary>
    [JsonStringEnumMemberName("aCDBusy")]
    ACDBusy,

    /// <summary>ECMA-269 event cause <c>aCDForward</c>.</summary>
    [JsonStringEnumMemberName("aCDForward")]
    ACDForward,

    /// <summary>ECMA-269 event cause <c>aCDSaturated</c>.</summary>
    [JsonStringEnumMemberName("aCDSaturated")]
    ACDSaturated,

    /// <summary>ECMA-269 event cause <c>activation</c>.</summary>
    [JsonStringEnumMemberName("activation")]
    Activation,

    /// <summary>ECMA-269 event cause <c>activeParticipation</c>.</summary>
    [JsonStringEnumMemberName("activeParticipation")]
    ActiveParticipation,

    /// <summary>ECMA-269 event cause <c>alertTimeExpired</c>.</summary>
    [JsonStringEnumMemberName("alertTimeExpired")]
    AlertTimeExpired,

    /// <summary>ECMA-269 event cause <c>alternate</c>.</summary>
    [JsonStringEnumMemberName("alternate")]
    Alternate,

    /// <summary>ECMA-269 event cause <c>autoWork</c>.</summary>
    [JsonStringEnumMemberName("autoWork")]
    AutoWork,

    /// <summary>ECMA-269 event cause <c>babble</c>.</summary>
    [JsonStringEnumMemberName("babble")]
    Babble,

    /// <summary>ECMA-269 event cause <c>badAttribute</c>.</summary>
    [JsonStringEnumMemberName("badAttribute")]
    BadAttribute,

    /// <summary>ECMA-269 event cause <c>badGrammar</c>.</summary>
    [JsonStringEnumMemberName("badGrammar")]
    BadGrammar,

    /// <summary>ECMA-269 event cause <c>badURI</c>.</summary>
    [JsonStringEnumMemberName("badURI")]
    BadURI,

    /// <summary>ECMA-269 event cause <c>badVoice</c>.</summary>
    [JsonStringEnumMemberName("badVoice")]
    BadVoice,

    /// <summary>ECMA-269 event cause <c>blocked</c>.</summary>
    [JsonStringEnumMemberName("blocked")]
    Blocked,

    /// <summary>ECMA-269 event cause <c>busy</c>.</summary>
    [JsonStringEnumMemberName("busy")]
    Busy,

    /// <summary>ECMA-269 event cause <c>busyOverflow</c>.</summary>
    [JsonStringEnumMemberName("busyOverflow")]
    BusyOverflow,

    /// <summary>ECMA-269 event cause <c>calendarOverflow</c>.</summary>
    [JsonStringEnumMemberName("calendarOverflow")]
    CalendarOverflow,

    /// <summary>ECMA-269 event cause <c>callBack</c>.</summary>
    [JsonStringEnumMemberName("callBack")]
    CallBack,

    /// <summary>ECMA-269 event cause <c>callCancelled</c>.</summary>
    [JsonStringEnumMemberName("callCancelled")]
    CallCancelled,

    /// <summary>ECMA-269 event cause <c>callForward</c>.</summary>
    [JsonStringEnumMemberName("callForward")]
    CallForward,

    /// <summary>ECMA-269 event cause <c>callForwardImmediate</c>.</summary>
    [JsonStringEnumMemberName("callForwardImmediate")]
    CallForwardImmediate,

    /// <summary>ECMA-269 event cause <c>callForwardBusy</c>.</summary>
    [JsonStringEnumMemberName("callForwardBusy")]
    CallForwardBusy,

    /// <summary>ECMA-269 event cause <c>callForwardNoAnswer</c>.</summary>
    [JsonStringEnumMemberName("callForwardNoAnswer")]
    CallForwardNoAnswer,

    /// <summary>ECMA-269 event cause <c>callInterception</c>.</summary>
    [JsonStringEnumMemberName("callInterception")]
    CallInterception,

    /// <summary>ECMA-269 event cause <c>callInterceptionBusy</c>.</summary>
    [JsonStringEnumMemberName("callInterceptionBusy")]
    CallInterceptionBusy,

    /// <summary>ECMA-269 event cause <c>callInterceptionForwarded</c>.</summary>
    [JsonStringEnumMemberName("callInterceptionForwarded")]
    CallInterceptionForwarded,

    /// <summary>ECMA-269 event cause <c>callInterceptionNoAnswer</c>.</summary>
    [JsonStringEnumMemberName("callInterceptionNoAnswer")]
    CallInterceptionNoAnswer,

    /// <summary>ECMA-269 event cause <c>callInterceptionResourcesNotAvailable</c>.</summary>
    [JsonStringEnumMemberName("callInterceptionResourcesNotAvailable")]
    CallInterceptionResourcesNotAvailable,

    /// <summary>ECMA-269 event cause <c>callNotAnswered</c>.</summary>
    [JsonStringEnumMemberName("callNotAnswered")]
    CallNotAnswered,

    /// <summary>ECMA-269 event cause <c>callPickup</c>.</summary>
    [JsonStringEnumMemberName("callPickup")]
    CallPickup,

    /// <summary>ECMA-269 event cause <c>campOn</c>.</summary>
    [JsonStringEnumMemberName("campOn")]
    CampOn,

    /// <summary>ECMA-269 event cause <c>campOnTrunks</c>.</summary>
    [JsonStringEnumMemberName("campOnTrunks")]
    CampOnTrunks,

    /// <summary>ECMA-269 event cause <c>capacityOverflow</c>.</summary>
    [JsonStringEnumMemberName("capacityOverflow")]
    CapacityOverflow,

    /// <summary>ECMA-269 event cause <c>characterCountReached</c>.</summary>
    [JsonStringEnumMemberName("characterCountReached")]
    CharacterCountReached,

    /// <summary>ECMA-269 event cause <c>conference</c>.</summary>
    [JsonStringEnumMemberName("conference")]
    Conference,

    /// <summary>ECMA-269 event cause <c>consultation</c>.</summary>
    [JsonStringEnumMemberName("consultation")]
    Consultation,

    /// <summary>ECMA-269 event cause <c>destDetected</c>.</summary>
    [JsonStringEnumMemberName("destDetected")]
    DestDetected,

    /// <summary>ECMA-269 event cause <c>destNotObtainable</c>.</summary>
    [JsonStringEnumMemberName("destNotObtainable")]
    DestNotObtainable,

    /// <summary>ECMA-269 event cause <c>destOutOfOrder</c>.</summary>
    [JsonStringEnumMemberName("destOutOfOrder")]
    DestOutOfOrder,

    /// <summary>ECMA-269 event cause <c>distributed</c>.</summary>
    [JsonStringEnumMemberName("distributed")]
    Distributed,

    /// <summary>ECMA-269 event cause <c>distributionDelay</c>.</summary>
    [JsonStringEnumMemberName("distributionDelay")]
    DistributionDelay,

    /// <summary>ECMA-269 event cause <c>doNotDisturb</c>.</summary>
    [JsonStringEnumMemberName("doNotDisturb")]
    DoNotDisturb,

    /// <summary>ECMA-269 event cause <c>dTMFDigitDetected</c>.</summary>
    [JsonStringEnumMemberName("dTMFDigitDetected")]
    DTMFDigitDetected,

    /// <summary>ECMA-269 event cause <c>duplicateDTMF</c>.</summary>
    [JsonStringEnumMemberName("duplicateDTMF")]
    DuplicateDTMF,

    /// <summary>ECMA-269 event cause <c>durationExceeded</c>.</summary>
    [JsonStringEnumMemberName("durationExceeded")]
    DurationExceeded,

    /// <summary>ECMA-269 event cause <c>earlyStop</c>.</summary>
    [JsonStringEnumMemberName("earlyStop")]
    EarlyStop,

    /// <summary>ECMA-269 event cause <c>emptyQueue</c>.</summary>
    [JsonStringEnumMemberName("emptyQueue")]
    EmptyQueue,

    /// <summary>ECMA-269 event cause <c>endOfMessageDetected</c>.</summary>
    [JsonStringEnumMemberName("endOfMessageDetected")]
    EndOfMessageDetected,

    /// <summary>ECMA-269 event cause <c>enteringDistribution</c>.</summary>
    [JsonStringEnumMemberName("enteringDistribution")]
    EnteringDistribution,

    /// <summary>ECMA-269 event cause <c>forcedPause</c>.</summary>
    [JsonStringEnumMemberName("forcedPause")]
    ForcedPause,

    /// <summary>ECMA-269 event cause <c>forcedTransition</c>.</summary>
    [JsonStringEnumMemberName("forcedTransition")]
    ForcedTransition,

    /// <summary>ECMA-269 event cause <c>incompatibleDestination</c>.</summary>
    [JsonStringEnumMemberName("incompatibleDestination")]
    IncompatibleDestination,

    /// <summary>ECMA-269 event cause <c>interdigitTimeout</c>.</summary>
    [JsonStringEnumMemberName("interdigitTimeout")]
    InterdigitTimeout,

    /// <summary>ECMA-269 event cause <c>intrude</c>.</summary>
    [JsonStringEnumMemberName("intrude")]
    Intrude,

    /// <summary>ECMA-269 event cause <c>invalidAccountCode</c>.</summary>
    [JsonStringEnumMemberName("invalidAccountCode")]
    InvalidAccountCode,

    /// <summary>ECMA-269 event cause <c>invalidConnection</c>.</summary>
    [JsonStringEnumMemberName("invalidConnection")]
    InvalidConnection,

    /// <summary>ECMA-269 event cause <c>invalidConnectionState</c>.</summary>
    [JsonStringEnumMemberName("invalidConnectionState")]
    InvalidConnectionState,

    /// <summary>ECMA-269 event cause <c>invalidNumberFormat</c>.</summary>
    [JsonStringEnumMemberName("invalidNumberFormat")]
    InvalidNumberFormat,

    /// <summary>ECMA-269 event cause <c>joinCall</c>.</summary>
    [JsonStringEnumMemberName("joinCall")]
    JoinCall,

    /// <summary>ECMA-269 event cause <c>keyOperation</c>.</summary>
    [JsonStringEnumMemberName("keyOperation")]
    KeyOperation,

    /// <summary>ECMA-269 event cause <c>keyOperationInUse</c>.</summary>
    [JsonStringEnumMemberName("keyOperationInUse")]
    KeyOperationInUse,

    /// <summary>ECMA-269 event cause <c>lawfulInterception</c>.</summary>
    [JsonStringEnumMemberName("lawfulInterception")]
    LawfulInterception,

    /// <summary>ECMA-269 event cause <c>lockout</c>.</summary>
    [JsonStringEnumMemberName("lockout")]
    Lockout,

    /// <summary>ECMA-269 event cause <c>maintenance</c>.</summary>
    [JsonStringEnumMemberName("maintenance")]
    Maintenance,

    /// <summary>ECMA-269 event cause <c>makeCall</c>.</summary>
    [JsonStringEnumMemberName("makeCall")]
    MakeCall,

    /// <summary>ECMA-269 event cause <c>makeConnection</c>.</summary>
    [JsonStringEnumMemberName("makeConnection")]
    MakeConnection,

    /// <summary>ECMA-269 event cause <c>makePredictiveCall</c>.</summary>
    [JsonStringEnumMemberName("makePredictiveCall")]
    MakePredictiveCall,

    /// <summary>ECMA-269 event cause <c>maxTimeout</c>.</summary>
    [JsonStringEnumMemberName("maxTimeout")]
    MaxTimeout,

    /// <summary>ECMA-269 event cause <c>messageDurationExceeded</c>.</summary>
    [JsonStringEnumMemberName("messageDurationExceeded")]
    MessageDurationExceeded,

    /// <summary>ECMA-269 event cause <c>messageSizeExceeded</c>.</summary>
    [JsonStringEnumMemberName("messageSizeExceeded")]
    MessageSizeExceeded,

    /// <summary>ECMA-269 event cause <c>multipleAlerting</c>.</summary>
    [JsonStringEnumMemberName("multipleAlerting")]
    MultipleAlerting,

    /// <summary>ECMA-269 event cause <c>multipleQueuing</c>.</summary>
    [JsonStringEnumMemberName("multipleQueuing")]
    MultipleQueuing,

    /// <summary>ECMA-269 event cause <c>networkCongestion</c>.</summary>
    [JsonStringEnumMemberName("networkCongestion")]
    NetworkCongestion,

    /// <summary>ECMA-269 event cause <c>networkDialling</c>.</summary>
    [JsonStringEnumMemberName("networkDialling")]
    NetworkDialling,

    /// <summary>ECMA-269 event cause <c>networkNotObtainable</c>.</summary>
    [JsonStringEnumMemberName("networkNotObtainable")]
    NetworkNotObtainable,

    /// <summary>ECMA-269 event cause <c>networkOutOfOrder</c>.</summary>
    [JsonStringEnumMemberName("networkOutOfOrder")]
    NetworkOutOfOrder,

    /// <summary>ECMA-269 event cause <c>networkSignal</c>.</summary>
    [JsonStringEnumMemberName("networkSignal")]
    NetworkSignal,

    /// <summary>ECMA-269 event cause <c>newCall</c>.</summary>
    [JsonStringEnumMemberName("newCall")]
    NewCall,

    /// <summary>ECMA-269 event cause <c>nextMessage</c>.</summary>
    [JsonStringEnumMemberName("nextMessage")]
    NextMessage,

    /// <summary>ECMA-269 event cause <c>noAvailableAgents</c>.</summary>
    [JsonStringEnumMemberName("noAvailableAgents")]
    NoAvailableAgents,

    /// <summary>ECMA-269 event cause <c>normal</c>.</summary>
    [JsonStringEnumMemberName("normal")]
    Normal,

    /// <summary>ECMA-269 event cause <c>normalClearing</c>.</summary>
    [JsonStringEnumMemberName("normalClearing")]
    NormalClearing,

    /// <summary>ECMA-269 event cause <c>noAudioSaved</c>.</summary>
    [JsonStringEnumMemberName("noAudioSaved")]
    NoAudioSaved,

    /// <summary>ECMA-269 event cause <c>noQueue</c>.</summary>
    [JsonStringEnumMemberName("noQueue")]
    NoQueue,

    /// <summary>ECMA-269 event cause <c>noRule</c>.</summary>
    [JsonStringEnumMemberName("noRule")]
    NoRule,

    /// <summary>ECMA-269 event cause <c>noSpeechDetected</c>.</summary>
    [JsonStringEnumMemberName("noSpeechDetected")]
    NoSpeechDetected,

    /// <summary>ECMA-269 event cause <c>notAvailableBearerService</c>.</summary>
    [JsonStringEnumMemberName("notAvailableBearerService")]
    NotAvailableBearerService,

    /// <summary>ECMA-269 event cause <c>notSupportedBearerService</c>.</summary>
    [JsonStringEnumMemberName("notSupportedBearerService")]
    NotSupportedBearerService,

    /// <summary>ECMA-269 event cause <c>numberChanged</c>.</summary>
    [JsonStringEnumMemberName("numberChanged")]
    NumberChanged,

    /// <summary>ECMA-269 event cause <c>numberUnallocated</c>.</summary>
    [JsonStringEnumMemberName("numberUnallocated")]
    NumberUnallocated,

    /// <summary>ECMA-269 event cause <c>outOfGrammar</c>.</summary>
    [JsonStringEnumMemberName("outOfGrammar")]
    OutOfGrammar,

    /// <summary>ECMA-269 event cause <c>overflow</c>.</summary>
    [JsonStringEnumMemberName("overflow")]
    Overflow,

    /// <summary>ECMA-269 event cause <c>override</c>.</summary>
    [JsonStringEnumMemberName("override")]
    Override,

    /// <summary>ECMA-269 event cause <c>park</c>.</summary>
    [JsonStringEnumMemberName("park")]
    Park,

    /// <summary>ECMA-269 event cause <c>pathReplacement</c>.</summary>
    [JsonStringEnumMemberName("pathReplacement")]
    PathReplacement,

    /// <summary>ECMA-269 event cause <c>queueCleared</c>.</summary>
    [JsonStringEnumMemberName("queueCleared")]
    QueueCleared,

    /// <summary>ECMA-269 event cause <c>queueTimeOverflow</c>.</summary>
    [JsonStringEnumMemberName("queueTimeOverflow")]
    QueueTimeOverflow,

    /// <summary>ECMA-269 event cause <c>recall</c>.</summary>
    [JsonStringEnumMemberName("recall")]
    Recall,

    /// <summary>ECMA-269 event cause <c>recallBusy</c>.</summary>
    [JsonStringEnumMemberName("recallBusy")]
    RecallBusy,

    /// <summary>ECMA-269 event cause <c>recallForwarded</c>.</summary>
    [JsonStringEnumMemberName("recallForwarded")]
    RecallForwarded,

    /// <summary>ECMA-269 event cause <c>recallNoAnswer</c>.</summary>
    [JsonStringEnumMemberName("recallNoAnswer")]
    RecallNoAnswer,

    /// <summary>ECMA-269 event cause <c>recallResourcesNotAvailable</c>.</summary>
    [JsonStringEnumMemberName("recallResourcesNotAvailable")]
    RecallResourcesNotAvailable,

    /// <summary>ECMA-269 event cause <c>redirected</c>.</summary>
    [JsonStringEnumMemberName("redirected")]
    Redirected,

    /// <summary>ECMA-269 event cause <c>remainsInQueue</c>.</summary>
    [JsonStringEnumMemberName("remainsInQueue")]
    RemainsInQueue,

    /// <summary>ECMA-269 event cause <c>reorderTone</c>.</summary>
    [JsonStringEnumMemberName("reorderTone")]
    ReorderTone,

    /// <summary>ECMA-269 event cause <c>reserved</c>.</summary>
    [JsonStringEnumMemberName("reserved")]
    Reserved,

    /// <summary>ECMA-269 event cause <c>resourcesNotAvailable</c>.</summary>
    [JsonStringEnumMemberName("resourcesNotAvailable")]
    ResourcesNotAvailable,

    /// <summary>ECMA-269 event cause <c>selectedTrunkBusy</c>.</summary>
    [JsonStringEnumMemberName("selectedTrunkBusy")]
    SelectedTrunkBusy,

    /// <summary>ECMA-269 event cause <c>silentParticipation</c>.</summary>
    [JsonStringEnumMemberName("silentParticipation")]
    SilentParticipation,

    /// <summary>ECMA-269 event cause <c>singleStepConference</c>.</summary>
    [JsonStringEnumMemberName("singleStepConference")]
    SingleStepConference,

    /// <summary>ECMA-269 event cause <c>singleStepTransfer</c>.</summary>
    [JsonStringEnumMemberName("singleStepTransfer")]
    SingleStepTransfer,

    /// <summary>ECMA-269 event cause <c>speechDetected</c>.</summary>
    [JsonStringEnumMemberName("speechDetected")]
    SpeechDetected,

    /// <summary>ECMA-269 event cause <c>suspend</c>.</summary>
    [JsonStringEnumMemberName("suspend")]
    Suspend,

    /// <summary>ECMA-269 event cause <c>switchingFunctionTerminated</c>.</summary>
    [JsonStringEnumMemberName("switchingFunctionTerminated")]
    SwitchingFunctionTerminated,

    /// <summary>ECMA-269 event cause <c>terminationCharacterReceived</c>.</summary>
    [JsonStringEnumMemberName("terminationCharacterReceived")]
    TerminationCharacterReceived,

    /// <summary>ECMA-269 event cause <c>timeout</c>.</summary>
    [JsonStringEnumMemberName("timeout")]
    Timeout,

    /// <summary>ECMA-269 event cause <c>transfer</c>.</summary>
    [JsonStringEnumMemberName("transfer")]
    Transfer,

    /// <summary>ECMA-269 event cause <c>trunksBusy</c>.</summary>
    [JsonStringEnumMemberName("trunksBusy")]
    TrunksBusy,

    /// <summary>ECMA-269 event cause <c>unauthorisedBearerService</c>.</summary>
    [JsonStringEnumMemberName("unauthorisedBearerService")]
    UnauthorisedBearerService,

    /// <summary>ECMA-269 event cause <c>unknownOverflow</c>.</summary>
    [JsonStringEnumMemberName("unknownOverflow")]
    UnknownOverflow,

    /// <summary>Extension: found or ended by reconciling a snapshot, not by an event of the switch (field rule 36).</summary>
    [Extension]
    [JsonStringEnumMemberName("resync")]
    Resync,

    /// <summary>Extension: the switch gave no cause, or one that has no counterpart; the native cause stands beside it.</summary>
    [Extension]
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
