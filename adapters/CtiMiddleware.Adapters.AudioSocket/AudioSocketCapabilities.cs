using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.AudioSocket;

/// <summary>What the protocol can do: one table, the capability document.</summary>
public static class AudioSocketCapabilities
{
    private const string NoCommand = "AudioSocket carries audio of a call and its end, nothing else; the switch's own link controls calls.";
    private const string NoEvent = "AudioSocket does not tell it.";
    private const string NoMonitor = "Every connection is a call and is reported without a monitor.";

    private static readonly string[] s_services =
    [
        "MakeCall",
        "AnswerCall",
        "DeflectCall",
        "HoldCall",
        "RetrieveCall",
        "ConsultationCall",
        "AlternateCall",
        "ReconnectCall",
        "TransferCall",
        "SingleStepTransferCall",
        "ConferenceCall",
        "SingleStepConferenceCall",
        "ParkCall",
        "DirectedPickupCall",
        "GroupPickupCall",
        "GenerateDigits",
        "SetMessageWaitingIndicator",
        "SetAgentState",
        "Escape",
    ];

    private static readonly string[] s_events =
    [
        "ServiceInitiated",
        "Originated",
        "Offered",
        "CallCleared",
        "Failed",
        "Held",
        "Retrieved",
        "Queued",
        "Diverted",
        "Transferred",
        "Conferenced",
        "NetworkReached",
        "DigitsGenerated",
        "CallHistory",
        "CallDetailRecordsReport",
        "AgentLoggedOn",
        "AgentLoggedOff",
        "AgentReady",
        "AgentNotReady",
        "AgentBusy",
        "AgentWorkingAfterCall",
        "BackInService",
        "OutOfService",
        "MessageWaiting",
        "PrivateEvent",
        "GroupCounted",
    ];

    /// <summary>The table.</summary>
    public static SwitchCapabilities All { get; } =
        new(
            AudioSocketAdapterFactory.AdapterName,
            [
                new("ClearConnection", ServiceSupport.Supported, "The dial plan's channel ends; a reason is not passed on."),
                new("ClearCall", ServiceSupport.Supported),
                new("AssociateData", ServiceSupport.Supported, "Kept by the middleware: the protocol has no place for it."),
                new("RequestSnapshot", ServiceSupport.Supported, "What is connected now."),
                .. VoiceServices.OfBoard,
                new("MonitorStart", ServiceSupport.NotSupported, NoMonitor),
                new("MonitorStop", ServiceSupport.NotSupported, NoMonitor),
                .. s_services.Select(static name => new ServiceCapability(name, ServiceSupport.NotSupported, NoCommand)),
            ],
            [
                new("Delivered", ServiceSupport.Supported),
                new("Established", ServiceSupport.Supported, "At once: Asterisk connects calls that are answered."),
                new("ConnectionCleared", ServiceSupport.Supported),
                new("CallInformation", ServiceSupport.Conditional, "For data set through the middleware."),
                .. VoiceServices.EventsOfBoard,
                .. s_events.Select(static name => new ServiceCapability(name, ServiceSupport.NotSupported, NoEvent)),
            ]
        );
}
