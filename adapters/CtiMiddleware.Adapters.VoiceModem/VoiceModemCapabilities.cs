using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>What a voice modem can do: one table, the capability document.</summary>
public static class VoiceModemCapabilities
{
    private const string NoCommand = "A modem has no command for it.";
    private const string NoEvent = "A modem cannot tell it.";
    private const string NoAgents = "A modem has no agents or groups.";

    /// <summary>The table.</summary>
    public static SwitchCapabilities All { get; } =
        new(
            VoiceModemAdapterFactory.AdapterName,
            [
                If("MakeCall", "From the modem's own line; that somebody answered is concluded by the modem from what it hears."),
                Yes("AnswerCall"),
                No("DeflectCall", NoCommand),
                If("ClearConnection", "A call that rings cannot be refused; with a held call it drops the second one by a flash."),
                If("ClearCall", "As ClearConnection."),
                If("HoldCall", "By hook flash: the exchange must know it."),
                If("RetrieveCall", "By hook flash; a second call ends with it."),
                If("ConsultationCall", "Hook flash, then digits; what comes of it is only heard."),
                No("AlternateCall", "Exchanges differ in what a flash between two calls does."),
                If("ReconnectCall", "By hook flash."),
                If("TransferCall", "By going on hook between two calls: the exchange must know it. Nothing is seen of them afterwards."),
                No("SingleStepTransferCall", NoCommand),
                No("ConferenceCall", NoCommand),
                No("SingleStepConferenceCall", NoCommand),
                No("ParkCall", NoCommand),
                No("DirectedPickupCall", NoCommand),
                No("GroupPickupCall", NoCommand),
                No("MonitorStart", "The line's calls are reported without a monitor."),
                No("MonitorStop", "The line's calls are reported without a monitor."),
                Yes("GenerateDigits", "Leaves the voice state for it and comes back."),
                No("AssociateData", NoCommand),
                No("SetMessageWaitingIndicator", NoCommand),
                No("SetAgentState", NoAgents),
                .. VoiceServices.OfBoard,
                No("Escape", NoCommand),
                Yes("RequestSnapshot", "The line and what is known of its calls; the modem is asked nothing."),
            ],
            [
                No("ServiceInitiated", "The modem dials at once."),
                Yes("Originated"),
                No("Offered", "The line rings at once."),
                If("Delivered", "Incoming: the first ring. Outgoing: when the modem hears ringing."),
                If("Established", "Outgoing it is concluded from what is heard, and marked as inferred."),
                If(
                    "ConnectionCleared",
                    "By the far end: concluded from busy tone, an interrupted loop, a dial tone or rings that stop; marked as inferred."
                ),
                Yes("CallCleared"),
                Yes("Failed", "Busy, no answer, no dial tone."),
                If("Held", "After a flash, marked as inferred."),
                If("Retrieved", "After a flash, marked as inferred."),
                No("Queued", NoEvent),
                No("Diverted", NoEvent),
                If("Transferred", "Concluded from our own going on hook; all that is seen of both calls ends with it."),
                No("Conferenced", NoEvent),
                No("NetworkReached", NoEvent),
                Yes("CallInformation", "Caller id between the rings."),
                Yes("DigitsGenerated", "The digits that we sent."),
                .. VoiceServices.EventsOfBoard,
                No("AgentLoggedOn", NoAgents),
                No("AgentLoggedOff", NoAgents),
                No("AgentReady", NoAgents),
                No("AgentNotReady", NoAgents),
                No("AgentBusy", NoAgents),
                No("AgentWorkingAfterCall", NoAgents),
                No("BackInService", "The state of the link says it."),
                No("OutOfService", "The state of the link says it."),
                No("MessageWaiting", NoEvent),
                No("PrivateEvent", NoEvent),
                No("GroupCounted", NoAgents),
                No("CallHistory", "A data link beside the line tells it."),
                No("CallDetailRecordsReport", NoEvent),
            ]
        );

    /// <summary>Why a command is not supported; null when it is.</summary>
    internal static CommandAnswer? Refusal(SwitchCommand command)
    {
        if (command is SwitchCommand.MakeCall { UserData.Count: > 0 })
            return CommandAnswer.NotSupported("A telephone line has no place for data attached to a call.");
        var service = All.Service(command.GetType().Name);
        return service.Support == ServiceSupport.NotSupported ? CommandAnswer.NotSupported(service.Note ?? NoCommand) : null;
    }

    private static ServiceCapability Yes(string name, string? note = null) => new(name, ServiceSupport.Supported, note);

    private static ServiceCapability If(string name, string note) => new(name, ServiceSupport.Conditional, note);

    private static ServiceCapability No(string name, string note) => new(name, ServiceSupport.NotSupported, note);
}
