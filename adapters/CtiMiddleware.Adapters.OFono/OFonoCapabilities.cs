using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>What oFono can do: one table, the capability document.</summary>
public static class OFonoCapabilities
{
    private const string NoCommand = "oFono has no method for it.";
    private const string NoEvent = "oFono does not tell it.";
    private const string NoAudio = "oFono carries no audio: it goes over the modem's own path.";
    private const string NoAgents = "A modem has no agents.";
    private const string NoMonitor = "Everything is reported without a monitor.";
    private const string Network = "The network must have the supplementary service.";

    /// <summary>The table.</summary>
    public static SwitchCapabilities All { get; } =
        new(
            OFonoAdapterFactory.AdapterName,
            [
                If("MakeCall", "Dial. The calling device is the line; user data is refused."),
                Yes("AnswerCall", "Answer; for a waiting call HoldAndAnswer, or ReleaseAndAnswer when an active and a held call exist."),
                If("DeflectCall", $"Deflect, of an alerting call. {Network}"),
                Yes("ClearConnection", "Hangup; the line's own connection in a conference is HangupMultiparty. A reason is not passed on."),
                Yes("ClearCall", "Hangup, or HangupMultiparty for a conference."),
                If("HoldCall", "SwapCalls, while no other call is on hold: a line can hold one call or one conference."),
                If("RetrieveCall", "SwapCalls, while no other call is active."),
                Yes("ConsultationCall", "Dial: the network puts the active call on hold by itself."),
                Yes("AlternateCall", "SwapCalls."),
                Yes("ReconnectCall", "ReleaseAndSwap."),
                If("TransferCall", $"Transfer. {Network}"),
                No("SingleStepTransferCall", NoCommand),
                Yes("ConferenceCall", "CreateMultiparty."),
                No("SingleStepConferenceCall", NoCommand),
                No("ParkCall", NoCommand),
                No("DirectedPickupCall", NoCommand),
                No("GroupPickupCall", NoCommand),
                No("MonitorStart", NoMonitor),
                No("MonitorStop", NoMonitor),
                If("GenerateDigits", "SendTones on the active call; tones have the network's own length."),
                No("AssociateData", NoCommand),
                No("SetMessageWaitingIndicator", "The network's voice mail sets it."),
                No("SetAgentState", NoAgents),
                No("RecordMessage", NoAudio),
                No("Stop", NoAudio),
                .. VoiceServices.None(NoAudio),
                No("Escape", NoCommand),
                Yes("RequestSnapshot", "GetCalls; the line is the only device."),
            ],
            [
                No("ServiceInitiated", "A call is told when it is dialled."),
                Yes("Originated"),
                No("Offered", "A call rings at once: Delivered comes without Offered."),
                Yes("Delivered", "Of a called party when the network tells that it is alerted."),
                Yes("Established"),
                Yes("ConnectionCleared"),
                Yes("CallCleared"),
                No("Failed", "oFono tells who released a call, not why: a busy party looks like one that hangs up."),
                Yes("Held", "Also of the far party, when the network tells it."),
                Yes("Retrieved"),
                No("Queued", NoEvent),
                If("Diverted", "After DeflectCall."),
                If("Transferred", "After TransferCall."),
                Yes("Conferenced"),
                No("NetworkReached", NoEvent),
                Yes("CallInformation", "A number or a name that comes after the ring."),
                If("DigitsGenerated", "After GenerateDigits."),
                No("Record", NoAudio),
                No("Stop", NoAudio),
                .. VoiceServices.NoEvents(NoAudio),
                No("AgentLoggedOn", NoAgents),
                No("AgentLoggedOff", NoAgents),
                No("AgentReady", NoAgents),
                No("AgentNotReady", NoAgents),
                No("AgentBusy", NoAgents),
                No("AgentWorkingAfterCall", NoAgents),
                Yes("BackInService"),
                Yes("OutOfService"),
                Yes("MessageWaiting", "From org.ofono.MessageWaiting."),
                Yes("PrivateEvent", "Network registration, signal strength, forwarded and barred calls."),
                No("GroupCounted", NoEvent),
                No("CallHistory", NoEvent),
                No("CallDetailRecordsReport", NoEvent),
            ]
        );

    private static ServiceCapability Yes(string name, string? note = null) => new(name, ServiceSupport.Supported, note);

    private static ServiceCapability If(string name, string note) => new(name, ServiceSupport.Conditional, note);

    private static ServiceCapability No(string name, string note) => new(name, ServiceSupport.NotSupported, note);
}
