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
        "RecordMessage",
        "Stop",
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
        "Record",
        "Stop",
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
            SmdiAdapterFactory.AdapterName,
            [
                new("SetMessageWaitingIndicator", ServiceSupport.Conditional, "No positive answer exists: acknowledged means not refused in time."),
                .. s_services.Select(static name => new ServiceCapability(name, ServiceSupport.NotSupported, NoCommand)),
            ],
            [
                new("CallInformation", ServiceSupport.Conditional, "For a call that rings at a mapped line; from its record."),
                .. s_events.Select(static name => new ServiceCapability(name, ServiceSupport.NotSupported, NoEvent)),
            ]
        );
}
