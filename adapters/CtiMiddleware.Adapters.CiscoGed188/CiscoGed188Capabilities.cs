using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.CiscoGed188;

/// <summary>What a contact centre behind a CTI Server can do: one table, the capability document.</summary>
public static class CiscoGed188Capabilities
{
    /// <summary>The table when nothing restricts it: a link with all events.</summary>
    public static SwitchCapabilities All { get; } =
        new(
            CiscoGed188Factory.AdapterName,
            [
                Yes("MakeCall"),
                Yes("AnswerCall"),
                Yes("DeflectCall"),
                Yes("ClearConnection"),
                Yes("ClearCall", "Addressed by any connection that the switch named."),
                Yes("HoldCall"),
                Yes("RetrieveCall"),
                Yes("ConsultationCall"),
                Yes("AlternateCall"),
                Yes("ReconnectCall"),
                Yes("TransferCall"),
                Yes("SingleStepTransferCall"),
                Yes("ConferenceCall"),
                If(
                    "SingleStepConferenceCall",
                    "Where the peripheral takes a conference request with a number and no held call; unconfirmed."
                ),
                No("ParkCall", "The CTI Server protocol has no request for parking."),
                No("DirectedPickupCall", "The CTI Server protocol has no request for picking up calls."),
                No("GroupPickupCall", "The CTI Server protocol has no request for picking up calls."),
                If("MonitorStart", "Everything is reported without a monitor, unless the link's mode is Monitors."),
                If("MonitorStop", "Everything is reported without a monitor, unless the link's mode is Monitors."),
                Yes("GenerateDigits"),
                Yes(
                    "AssociateData",
                    "Call variables 1 to 10, wrap-up data, named variables and arrays; what is too long is refused, never cut."
                ),
                No("SetMessageWaitingIndicator", "The CTI Server protocol has no message waiting indication."),
                Yes("SetAgentState", "Logged on, logged off, ready, not ready and work after call; reasons are numbers."),
                No("RecordMessage", "Recording is a service that a client registers at the CTI Server; see Escape."),
                No("Stop", "Recording is a service that a client registers at the CTI Server; see Escape."),
                .. VoiceServices.None("The CTI Server protocol has no voice unit."),
                Yes("Escape", "Any described request by name but those of the session: supervision, statistics, user messages."),
                If("RequestSnapshot", "Complete when the configuration lists the devices, which the protocol cannot."),
            ],
            [
                Yes("ServiceInitiated"),
                Yes("Originated"),
                No("Offered", "A device rings at once: Delivered comes without Offered."),
                Yes("Delivered"),
                Yes("Established"),
                Yes("ConnectionCleared"),
                Yes("CallCleared"),
                Yes("Failed"),
                Yes("Held"),
                Yes("Retrieved"),
                Yes("Queued"),
                Yes("Diverted", "Redirection, and leaving a queue."),
                Yes("Transferred"),
                Yes("Conferenced"),
                Yes("NetworkReached"),
                Yes("CallInformation", "Call variables, wrap-up data, named variables and arrays."),
                No("DigitsGenerated", "The CTI Server does not tell digits that were dialled."),
                No("Record", "The CTI Server tells media streams (RTP), which come as private events, and no recordings."),
                No("Stop", "The CTI Server tells media streams (RTP), which come as private events, and no recordings."),
                .. VoiceServices.NoEvents("The CTI Server protocol has no voice unit."),
                Yes("AgentLoggedOn"),
                Yes("AgentLoggedOff"),
                Yes("AgentReady"),
                Yes("AgentNotReady"),
                Yes("AgentBusy"),
                Yes("AgentWorkingAfterCall"),
                Yes("BackInService"),
                Yes("OutOfService"),
                No("MessageWaiting", "The CTI Server protocol has no message waiting indication."),
                If("GroupCounted", "For the skill groups that the configuration lists."),
                No("CallHistory", "The CTI Server tells the calls themselves."),
                No("CallDetailRecordsReport", "The CTI Server sends no call detail records."),
                Yes("PrivateEvent", "Translation routes, pre-call, media, teams, user messages, system events, client sessions."),
            ]
        );

    private const string WithoutMonitors = "Everything is reported without a monitor; the link's mode Monitors has them.";

    /// <summary>The table of a link with these options.</summary>
    public static SwitchCapabilities Of(CiscoGed188Options options) =>
        options.Mode switch
        {
            GedMode.ClientEvents => Seen with { Observes = SwitchObservation.Part },
            GedMode.Monitors => All with { Observes = SwitchObservation.PerDevice },
            _ => Seen,
        };

    // Everything the client may see is reported: there is nothing to monitor.
    private static SwitchCapabilities Seen =>
        All with
        {
            Services = [.. All.Services.Select(static known => IsMonitor(known) ? No(known.Name, WithoutMonitors) : known)],
        };

    private static bool IsMonitor(ServiceCapability known) => known.Name is "MonitorStart" or "MonitorStop";

    private static ServiceCapability Yes(string name, string? note = null) => new(name, ServiceSupport.Supported, note);

    private static ServiceCapability If(string name, string note) => new(name, ServiceSupport.Conditional, note);

    private static ServiceCapability No(string name, string note) => new(name, ServiceSupport.NotSupported, note);
}
