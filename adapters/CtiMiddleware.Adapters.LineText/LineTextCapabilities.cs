using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>What the protocol can do: one table, the capability document.</summary>
public static class LineTextCapabilities
{
    private const string NoCommand = "The protocol has no command for it.";
    private const string NoEvent = "The protocol does not tell it.";
    private const string NoMonitor = "Everything is reported without a monitor.";

    /// <summary>The table.</summary>
    public static SwitchCapabilities All { get; } =
        new(
            LineTextAdapterFactory.AdapterName,
            [
                If("MakeCall", "The calling device rings first, then the number is dialled; user data is refused."),
                Yes("AnswerCall"),
                Yes("DeflectCall", "An alerting connection; all devices that ring for the call stop ringing."),
                Yes("ClearConnection", "A reason is not passed on: the protocol has no place for it."),
                Yes("ClearCall"),
                Yes("HoldCall"),
                Yes("RetrieveCall"),
                Yes("ConsultationCall"),
                Yes("AlternateCall"),
                Yes("ReconnectCall"),
                Yes("TransferCall"),
                Yes("SingleStepTransferCall"),
                Yes("ConferenceCall"),
                No("SingleStepConferenceCall", NoCommand),
                No("ParkCall", NoCommand),
                No("DirectedPickupCall", NoCommand),
                No("GroupPickupCall", NoCommand),
                No("MonitorStart", NoMonitor),
                No("MonitorStop", NoMonitor),
                No("GenerateDigits", NoCommand),
                No("AssociateData", NoCommand),
                No("SetMessageWaitingIndicator", NoCommand),
                If("SetAgentState", "Logged on, logged off, ready, not ready with a reason; work after call cannot be asked for."),
                No("RecordMessage", NoCommand),
                No("Stop", NoCommand),
                .. VoiceServices.None(NoCommand),
                No("Escape", NoCommand),
                Yes("RequestSnapshot", "LIST of devices, groups, agents and calls."),
            ],
            [
                If("ServiceInitiated", "For the calling device of MakeCall while it rings."),
                Yes("Originated"),
                No("Offered", "A device rings at once: Delivered comes without Offered."),
                Yes("Delivered"),
                Yes("Established"),
                Yes("ConnectionCleared"),
                Yes("CallCleared"),
                Yes("Failed"),
                Yes("Held"),
                Yes("Retrieved"),
                Yes("Queued", "At groups and park slots."),
                Yes("Diverted", "Deflection, pickup, leaving a group's queue or a park slot."),
                Yes("Transferred"),
                Yes("Conferenced"),
                No("NetworkReached", "A trunk rings and answers like any other device."),
                No("CallInformation", NoEvent),
                No("DigitsGenerated", NoEvent),
                No("Record", NoEvent),
                No("Stop", NoEvent),
                .. VoiceServices.NoEvents(NoEvent),
                Yes("AgentLoggedOn"),
                Yes("AgentLoggedOff"),
                Yes("AgentReady"),
                Yes("AgentNotReady"),
                Yes("AgentBusy"),
                If("AgentWorkingAfterCall", "When the switch has it."),
                Yes("BackInService"),
                Yes("OutOfService"),
                No("MessageWaiting", NoEvent),
                No("PrivateEvent", NoEvent),
                No("GroupCounted", NoEvent),
                No("CallHistory", NoEvent),
                No("CallDetailRecordsReport", NoEvent),
            ]
        );

    private static ServiceCapability Yes(string name, string? note = null) => new(name, ServiceSupport.Supported, note);

    private static ServiceCapability If(string name, string note) => new(name, ServiceSupport.Conditional, note);

    private static ServiceCapability No(string name, string note) => new(name, ServiceSupport.NotSupported, note);
}
