using CtiMiddleware.Model.Commands;
using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>A command of an application, by the uniform name. It is given to the middleware and not waited for; <c>expect: { ack: … }</c> does.</summary>
public sealed record AppAction : ScenarioNode
{
    /// <summary>A name for the command, and for the call that it makes or acts on.</summary>
    public string? As { get; init; }

    /// <summary>How long the middleware waits for the switch's answer. Default 5 s.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Make Call.</summary>
    [Choice]
    public CallFromTo? MakeCall { get; init; }

    /// <summary>Answer Call.</summary>
    [Choice]
    public ConnectionRef? AnswerCall { get; init; }

    /// <summary>Deflect Call.</summary>
    [Choice]
    public ConnectionTo? DeflectCall { get; init; }

    /// <summary>Clear Connection.</summary>
    [Choice]
    public ConnectionRef? ClearConnection { get; init; }

    /// <summary>Clear Call.</summary>
    [Choice]
    public ConnectionRef? ClearCall { get; init; }

    /// <summary>Hold Call.</summary>
    [Choice]
    public ConnectionRef? HoldCall { get; init; }

    /// <summary>Retrieve Call.</summary>
    [Choice]
    public ConnectionRef? RetrieveCall { get; init; }

    /// <summary>Consultation Call.</summary>
    [Choice]
    public ConnectionTo? ConsultationCall { get; init; }

    /// <summary>Alternate Call.</summary>
    [Choice]
    public HeldAndActive? AlternateCall { get; init; }

    /// <summary>Reconnect Call.</summary>
    [Choice]
    public HeldAndActive? ReconnectCall { get; init; }

    /// <summary>Transfer Call.</summary>
    [Choice]
    public HeldAndActive? TransferCall { get; init; }

    /// <summary>Conference Call.</summary>
    [Choice]
    public HeldAndActive? ConferenceCall { get; init; }

    /// <summary>Single Step Transfer Call.</summary>
    [Choice]
    public ConnectionTo? SingleStepTransferCall { get; init; }

    /// <summary>Single Step Conference Call.</summary>
    [Choice]
    public ConnectionTo? SingleStepConferenceCall { get; init; }

    /// <summary>Park Call; without <c>to</c> the switch chooses the place.</summary>
    [Choice]
    public ConnectionTo? ParkCall { get; init; }

    /// <summary>Directed Pickup Call; <c>to</c> is the device that takes it.</summary>
    [Choice]
    public ConnectionTo? DirectedPickupCall { get; init; }

    /// <summary>Group Pickup Call, for a device.</summary>
    [Choice]
    public string? GroupPickupCall { get; init; }

    /// <summary>Monitor Start, for a device.</summary>
    [Choice]
    public string? MonitorStart { get; init; }

    /// <summary>Monitor Stop, for a device.</summary>
    [Choice]
    public string? MonitorStop { get; init; }

    /// <summary>Generate Digits.</summary>
    [Choice]
    public ConnectionDigits? GenerateDigits { get; init; }

    /// <summary>Associate Data.</summary>
    [Choice]
    public ConnectionValues? AssociateData { get; init; }

    /// <summary>Set Message Waiting Indicator.</summary>
    [Choice]
    public DeviceOnOff? SetMessageWaitingIndicator { get; init; }

    /// <summary>Set Agent State.</summary>
    [Choice]
    public AgentRequest? SetAgentState { get; init; }

    /// <summary>Record Message: begin to record.</summary>
    [Choice]
    public ConnectionRef? RecordMessage { get; init; }

    /// <summary>Stop recording.</summary>
    [Choice]
    public ConnectionRef? Stop { get; init; }

    /// <summary>A call to be made.</summary>
    public sealed record CallFromTo : ScenarioNode
    {
        /// <summary>The calling device.</summary>
        public required string From { get; init; }

        /// <summary>What to dial.</summary>
        public required string To { get; init; }

        /// <summary>Attached data from the beginning.</summary>
        public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>A connection and a number.</summary>
    public sealed record ConnectionTo : ScenarioNode
    {
        /// <summary>The name of the call. Default the call of the device that suits.</summary>
        public string? Call { get; init; }

        /// <summary>The device's number.</summary>
        public string? Device { get; init; }

        /// <summary>The number meant.</summary>
        public string To { get; init; } = "";
    }

    /// <summary>The held and the active call of one device; the device alone will do.</summary>
    [Shorthand(nameof(Device))]
    public sealed record HeldAndActive : ScenarioNode
    {
        /// <summary>The device's number.</summary>
        public required string Device { get; init; }

        /// <summary>The name of the held call. Default the one that the device holds.</summary>
        public string? Held { get; init; }

        /// <summary>The name of the active call. Default the one in which the device is active.</summary>
        public string? Active { get; init; }
    }

    /// <summary>Digits on a connection.</summary>
    public sealed record ConnectionDigits : ScenarioNode
    {
        /// <summary>The name of the call.</summary>
        public string? Call { get; init; }

        /// <summary>The device's number.</summary>
        public string? Device { get; init; }

        /// <summary>0 to 9, *, #, A to D.</summary>
        public required string Digits { get; init; }
    }

    /// <summary>Attached data of a call.</summary>
    public sealed record ConnectionValues : ScenarioNode
    {
        /// <summary>The name of the call.</summary>
        public string? Call { get; init; }

        /// <summary>The device's number.</summary>
        public string? Device { get; init; }

        /// <summary>Keys and values; an empty value removes the key.</summary>
        public required IReadOnlyDictionary<string, string> Data { get; init; }
    }

    /// <summary>A device, on or off.</summary>
    public sealed record DeviceOnOff : ScenarioNode
    {
        /// <summary>The device's number.</summary>
        public required string Device { get; init; }

        /// <summary>On or off.</summary>
        public required bool On { get; init; }
    }

    /// <summary>A state wanted of an agent.</summary>
    public sealed record AgentRequest : ScenarioNode
    {
        /// <summary>The agent's device.</summary>
        public required string Device { get; init; }

        /// <summary>The state wanted.</summary>
        public required RequestedAgentState State { get; init; }

        /// <summary>The agent's identifier on the switch. Default the one that the middleware shows at the device, otherwise the device's number.</summary>
        public string? Agent { get; init; }

        /// <summary>The group's number or name. Default all groups of the agent.</summary>
        public string? Group { get; init; }

        /// <summary>Why not ready.</summary>
        public string? Reason { get; init; }
    }
}
