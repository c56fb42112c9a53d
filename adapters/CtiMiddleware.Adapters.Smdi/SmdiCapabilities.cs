using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>What the protocol can do: one table, the capability document. Everything that is not here is not supported.</summary>
public static class SmdiCapabilities
{
    private const string NoCommand = "SMDI has one command: message waiting on or off.";
    private const string NoEvent = "SMDI does not tell it.";

    private static readonly string[] s_services =
    [
        "MakeCall",
        "AnswerCall",
        "DeflectCall",
        "ClearConnection",
        "ClearCall",
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
        "MonitorStart",
        "MonitorStop",
        "GenerateDigits",
        "AssociateData",
        "SetAgentState",
        "PlayMessage",
        "RecordMessage",
        "Stop",
        "Suspend",
        "Resume",
        "StartDataCollection",
        "StopDataCollection",
        "Escape",
        "RequestSnapshot",
    ];

    private static readonly string[] s_events =
    [
        "ServiceInitiated",
        "Originated",
        "Offered",
        "Delivered",
        "Established",
        "ConnectionCleared",
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
        "Play",
        "SuspendPlay",
        "Record",
        "SuspendRecord",
        "Stop",
        "DtmfDetected",
        "ToneDetected",
        "SpeechDetected",
        "SilenceTimeoutExpired",
        "DataCollected",
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
        "CallDetailRecordsReport",
    ];

    /// <summary>The table.</summary>
    public static SwitchCapabilities All { get; } =
        new(
            SmdiAdapterFactory.AdapterName,
            [
                new(
                    "SetMessageWaitingIndicator",
                    ServiceSupport.Conditional,
                    "No positive answer exists: acknowledged means not refused in time."
                ),
                .. s_services.Select(static name => new ServiceCapability(name, ServiceSupport.NotSupported, NoCommand)),
            ],
            [
                new("CallHistory", ServiceSupport.Supported, "Why a call rings at a line of a message desk."),
                new(
                    "CallInformation",
                    ServiceSupport.NotSupported,
                    "The runtime makes it of a record, for the call that rings at the line."
                ),
                .. s_events.Select(static name => new ServiceCapability(name, ServiceSupport.NotSupported, NoEvent)),
            ]
        );
}
