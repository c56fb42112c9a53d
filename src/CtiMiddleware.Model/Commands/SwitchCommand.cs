using System.Globalization;
using System.Text;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Commands;

/// <summary>
/// A service that the runtime asks an adapter to carry out, in the terms of ECMA-269, with the switch's own identifiers inside. Names and
/// members are those of the standard; what the standard has no service for is marked as an extension.
/// </summary>
public abstract record SwitchCommand
{
    private SwitchCommand() { }

    /// <summary>Make Call (17.1.18): from a device to a number.</summary>
    /// <param name="CallingDevice">The number of the calling device.</param>
    /// <param name="CalledDirectoryNumber">What to dial.</param>
    public sealed record MakeCall(string CallingDevice, string CalledDirectoryNumber) : SwitchCommand
    {
        /// <summary>Attached data to set on the call from its beginning.</summary>
        public IReadOnlyDictionary<string, string?>? UserData { get; init; }
    }

    /// <summary>Answer Call (17.1.3).</summary>
    /// <param name="CallToBeAnswered">An alerting connection.</param>
    public sealed record AnswerCall(NativeConnection CallToBeAnswered) : SwitchCommand;

    /// <summary>Deflect Call (17.1.11): send an alerting or queued call elsewhere.</summary>
    /// <param name="CallToBeDiverted">The connection.</param>
    /// <param name="NewDestination">The number to go to.</param>
    public sealed record DeflectCall(NativeConnection CallToBeDiverted, string NewDestination) : SwitchCommand;

    /// <summary>Clear Connection (17.1.8).</summary>
    /// <param name="ConnectionToBeCleared">The connection.</param>
    public sealed record ClearConnection(NativeConnection ConnectionToBeCleared) : SwitchCommand
    {
        /// <summary>The cause to give, or null.</summary>
        public EventCause? Reason { get; init; }
    }

    /// <summary>Clear Call (17.1.7): release everybody.</summary>
    /// <param name="CallToBeCleared">The call; the device half is ignored.</param>
    public sealed record ClearCall(NativeConnection CallToBeCleared) : SwitchCommand;

    /// <summary>Hold Call (17.1.15).</summary>
    /// <param name="CallToBeHeld">A connected connection.</param>
    public sealed record HoldCall(NativeConnection CallToBeHeld) : SwitchCommand;

    /// <summary>Retrieve Call (17.1.24).</summary>
    /// <param name="CallToBeRetrieved">A held connection.</param>
    public sealed record RetrieveCall(NativeConnection CallToBeRetrieved) : SwitchCommand;

    /// <summary>Consultation Call (17.1.10): hold the existing call and call somebody.</summary>
    /// <param name="ExistingCall">A connected connection.</param>
    /// <param name="ConsultedDevice">The number to call.</param>
    public sealed record ConsultationCall(NativeConnection ExistingCall, string ConsultedDevice) : SwitchCommand;

    /// <summary>Alternate Call (17.1.2): swap held and active.</summary>
    /// <param name="HeldCall">The held connection.</param>
    /// <param name="ActiveCall">The active connection of the same device.</param>
    public sealed record AlternateCall(NativeConnection HeldCall, NativeConnection ActiveCall) : SwitchCommand;

    /// <summary>Reconnect Call (17.1.23): clear the active call and retrieve the held one.</summary>
    /// <param name="ActiveCall">The active connection.</param>
    /// <param name="HeldCall">The held connection of the same device.</param>
    public sealed record ReconnectCall(NativeConnection ActiveCall, NativeConnection HeldCall) : SwitchCommand;

    /// <summary>Transfer Call (17.1.29): join the held and the active call and leave.</summary>
    /// <param name="HeldCall">The held connection.</param>
    /// <param name="ActiveCall">The active connection of the same device.</param>
    public sealed record TransferCall(NativeConnection HeldCall, NativeConnection ActiveCall) : SwitchCommand;

    /// <summary>Single Step Transfer Call (17.1.28): blind transfer.</summary>
    /// <param name="ActiveCall">The connection of the transferring device.</param>
    /// <param name="TransferredTo">The number to transfer to.</param>
    public sealed record SingleStepTransferCall(NativeConnection ActiveCall, string TransferredTo) : SwitchCommand;

    /// <summary>Conference Call (17.1.9): join the held and the active call and stay.</summary>
    /// <param name="HeldCall">The held connection.</param>
    /// <param name="ActiveCall">The active connection of the same device.</param>
    public sealed record ConferenceCall(NativeConnection HeldCall, NativeConnection ActiveCall) : SwitchCommand;

    /// <summary>Single Step Conference Call (17.1.27): add a device to a call.</summary>
    /// <param name="ActiveCall">A connected connection of the call.</param>
    /// <param name="DeviceToJoin">The number to add.</param>
    public sealed record SingleStepConferenceCall(NativeConnection ActiveCall, string DeviceToJoin) : SwitchCommand;

    /// <summary>Park Call (17.1.21).</summary>
    /// <param name="Parking">The connection of the parking device.</param>
    /// <param name="ParkTo">The number of the place; null lets the switch choose.</param>
    public sealed record ParkCall(NativeConnection Parking, string? ParkTo) : SwitchCommand;

    /// <summary>Directed Pickup Call (17.1.13).</summary>
    /// <param name="CallToBePickedUp">The alerting or parked connection.</param>
    /// <param name="RequestingDevice">The number of the device that takes it.</param>
    public sealed record DirectedPickupCall(NativeConnection CallToBePickedUp, string RequestingDevice) : SwitchCommand;

    /// <summary>Group Pickup Call (17.1.14): take a call that rings at another member of the device's pickup group.</summary>
    /// <param name="NewDestination">The number of the device that takes it.</param>
    public sealed record GroupPickupCall(string NewDestination) : SwitchCommand;

    /// <summary>Monitor Start (15.1.2) for a device: its calls are reported from now on, those that exist included (field rule 27).</summary>
    /// <param name="MonitorObject">The number of the device.</param>
    public sealed record MonitorStart(string MonitorObject) : SwitchCommand;

    /// <summary>Monitor Stop (15.1.3) for a device.</summary>
    /// <param name="MonitorObject">The number of the device. Extension for monitorCrossRefID, which stays inside the adapter.</param>
    public sealed record MonitorStop([property: Extension] string MonitorObject) : SwitchCommand;

    /// <summary>Generate Digits (18.1.3).</summary>
    /// <param name="ConnectionToSendDigits">The connection on which the digits are sent.</param>
    /// <param name="CharactersToSend">Digits 0–9, <c>*</c>, <c>#</c>, A–D.</param>
    public sealed record GenerateDigits(NativeConnection ConnectionToSendDigits, string CharactersToSend) : SwitchCommand
    {
        /// <summary>How long each tone lasts; null for the switch's default.</summary>
        public TimeSpan? ToneDuration { get; init; }
    }

    /// <summary>Associate Data (18.1.1).</summary>
    /// <param name="ExistingCall">A connection of the call.</param>
    /// <param name="UserData">Keys and values to set; a null value removes the key. Extension: a form of the standard's correlatorData.</param>
    public sealed record AssociateData(NativeConnection ExistingCall, [property: Extension] IReadOnlyDictionary<string, string?> UserData)
        : SwitchCommand;

    /// <summary>Set Message Waiting Indicator (21.1).</summary>
    /// <param name="Device">The number of the device.</param>
    /// <param name="MessageWaitingOn">On or off.</param>
    public sealed record SetMessageWaitingIndicator(string Device, bool MessageWaitingOn) : SwitchCommand;

    /// <summary>Set Agent State (22.1).</summary>
    /// <param name="Device">The number of the agent's device.</param>
    /// <param name="RequestedAgentState">The state wanted.</param>
    /// <param name="AgentID">The agent's identifier on the switch.</param>
    /// <param name="Group">The group's number; null for all groups the agent is logged on to.</param>
    public sealed record SetAgentState(string Device, RequestedAgentState RequestedAgentState, string AgentID, string? Group)
        : SwitchCommand
    {
        /// <summary>The reason of not being ready, or null. Extension.</summary>
        [Extension]
        public string? Reason { get; init; }

        /// <summary>The agent's password, where the switch asks for one at log on; never logged or kept.</summary>
        public string? Password { get; init; }

        /// <summary>With work after a call: the state that shall follow it, ready or not ready; null for the switch's own way. Extension.</summary>
        [Extension]
        public AgentState? PendingAgentState { get; init; }

        /// <summary>The agent's name for people, given at log on, or null. Extension.</summary>
        [Extension]
        public string? AgentName { get; init; }

        /// <summary>Everything but the password, so that no log shows it.</summary>
        protected override bool PrintMembers(StringBuilder builder)
        {
            builder.Append(
                CultureInfo.InvariantCulture,
                $"{Device} {RequestedAgentState} {AgentID} {Group} {Reason} {PendingAgentState} {AgentName}"
            );
            return true;
        }
    }

    /// <summary>
    /// Play Message (26.1): say one or more messages to a connection, one after the other (the standard's Concatenate Message and Play Message in
    /// one). Acknowledged when it begins; its end is the event Stop.
    /// </summary>
    /// <param name="OverConnection">An answered connection.</param>
    /// <param name="MessageToBePlayed">Names of messages in the store, in order; at least one.</param>
    public sealed record PlayMessage(NativeConnection OverConnection, IReadOnlyList<string> MessageToBePlayed) : SwitchCommand
    {
        /// <summary>The longest it may last, suspension not counted; null for as long as the messages are.</summary>
        public TimeSpan? Duration { get; init; }

        /// <summary>What ends it before.</summary>
        public VoiceTermination Termination { get; init; } = VoiceTermination.None;
    }

    /// <summary>Record Message (26.1): start recording a connection.</summary>
    /// <param name="CallToBeRecorded">The connection.</param>
    /// <param name="Resource">The file's name in the switch's own terms, or null for one the adapter makes. Boards make the name always.</param>
    public sealed record RecordMessage(NativeConnection CallToBeRecorded, string? Resource) : SwitchCommand
    {
        /// <summary>The longest it may last; null for the bound of who records.</summary>
        public TimeSpan? MaxDuration { get; init; }

        /// <summary>What ends it before.</summary>
        public VoiceTermination Termination { get; init; } = VoiceTermination.None;

        /// <summary>A tone is played before. Extension.</summary>
        [Extension]
        public bool Beep { get; init; }
    }

    /// <summary>Stop (26.1): end the playing and the recording of a connection.</summary>
    /// <param name="Connection">The connection.</param>
    public sealed record Stop(NativeConnection Connection) : SwitchCommand
    {
        /// <summary>The name of the one message or recording to end; null for all.</summary>
        public string? MessageToBeStopped { get; init; }
    }

    /// <summary>Suspend (26.1): playing and recording pause where they are.</summary>
    /// <param name="Connection">The connection.</param>
    public sealed record Suspend(NativeConnection Connection) : SwitchCommand;

    /// <summary>Resume (26.1): playing and recording go on where they were suspended.</summary>
    /// <param name="Connection">The connection.</param>
    public sealed record Resume(NativeConnection Connection) : SwitchCommand;

    /// <summary>Start Data Collection (25.1): collect the digits that the far end dials. Its end is Data Collected.</summary>
    /// <param name="Object">An answered connection.</param>
    public sealed record StartDataCollection(NativeConnection Object) : SwitchCommand
    {
        /// <summary>What ends it.</summary>
        public DigitsReportingCriteria DigitsReportingCriteria { get; init; } = new();
    }

    /// <summary>Stop Data Collection (25.1): what was collected so far is reported.</summary>
    /// <param name="Connection">The connection. Extension for dcollCrossRefID: a connection has one collection at most.</param>
    public sealed record StopDataCollection([property: Extension] NativeConnection Connection) : SwitchCommand;

    /// <summary>Escape (31.1): a request in the switch's own terms.</summary>
    /// <param name="Fields">Names and values in wire order, for Asterisk the headers of an action with <c>Action</c> first. Extension: a form of the standard's privateData.</param>
    public sealed record Escape([property: Extension] IReadOnlyList<KeyValuePair<string, string>> Fields) : SwitchCommand;

    /// <summary>Ask the switch for its present state. Answers with snapshot items; started by the runtime after logging on. Extension: bundles the snapshot services.</summary>
    /// <param name="Scope">What to ask for; one flag at a time.</param>
    [Extension]
    public sealed record RequestSnapshot(SnapshotScope Scope) : SwitchCommand;
}
