using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.AsteriskAmi;

/// <summary>What Asterisk can do through its manager: one table, the capability document.</summary>
public static class AsteriskAmiCapabilities
{
    /// <summary>The table.</summary>
    public static SwitchCapabilities All { get; } =
        new(
            AsteriskAmiFactory.AdapterName,
            [
                Yes("MakeCall", "Originate: the calling device rings first (prompt), then the number is dialled in the dial plan."),
                If("AnswerCall", "Only with phones that answer on SIP NOTIFY, see SipNotifyControl."),
                If("DeflectCall", "Redirects the caller, so every device that rings for the call stops ringing."),
                Yes("ClearConnection"),
                Yes("ClearCall", "Hangs up every channel of the call; one that is gone already counts as done."),
                If("HoldCall", "Only with phones that hold on SIP NOTIFY, see SipNotifyControl."),
                If("RetrieveCall", "Only with phones that retrieve on SIP NOTIFY, see SipNotifyControl."),
                If(
                    "ConsultationCall",
                    "Atxfer: the dial plan must allow the feature (option t or T of Dial) and features.conf must have it."
                ),
                If("AlternateCall", "Only for a consultation made by ConsultationCall, by the feature code *4."),
                Yes("ReconnectCall", "CancelAtxfer, or hang-up of the active channel when the phone has two."),
                Yes(
                    "TransferCall",
                    "Completes a consultation made by ConsultationCall; bridges the two parties when the phone has two channels."
                ),
                Yes(
                    "SingleStepTransferCall",
                    "BlindTransfer; a destination that does not exist is accepted by Asterisk and clears the call."
                ),
                If("ConferenceCall", "Only for a consultation made by ConsultationCall, by the feature code *3."),
                If("SingleStepConferenceCall", "Needs a conference room, see ConferenceExtension."),
                Yes("ParkCall", "The switch chooses the slot; parkTo is refused, because Asterisk's Park action cannot choose it."),
                Yes("DirectedPickupCall", "The requesting device rings first, then takes the call (PickupChan), or dials the park slot."),
                No("GroupPickupCall", "Asterisk does not say which calls a pickup group may take; pick up a known call instead."),
                No("MonitorStart", "Everything is reported without a monitor."),
                No("MonitorStop", "Everything is reported without a monitor."),
                Yes("GenerateDigits", "Digit by digit, as if the device had dialled them."),
                Yes("AssociateData", "Kept by the middleware; set as channel variables for the dial plan."),
                If("SetMessageWaitingIndicator", "Needs res_mwi_external on the switch; Asterisk 22 of Debian comes without."),
                If(
                    "SetAgentState",
                    "Agents are queue members: logged on, logged off, ready, not ready with a reason. Asterisk has no work after call to set."
                ),
                Yes("RecordMessage", "MixMonitor; the file lies on the switch."),
                Yes("Stop", "StopMixMonitor."),
                .. VoiceServices.None(
                    "The manager interface carries no audio; the dial plan plays and collects, or an AudioSocket board does."
                ),
                Yes("Escape", "Any manager action but those of the session."),
                Yes("RequestSnapshot", "PJSIPShowEndpoints, SIPpeers, QueueStatus, CoreShowChannels."),
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
                Yes("Queued", "At queues and park slots."),
                Yes("Diverted", "Forwarding by the phone (302), pickup, leaving a queue or a park slot."),
                Yes("Transferred"),
                Yes("Conferenced"),
                No("NetworkReached", "A trunk's channel is answered or not like any other."),
                If("CallInformation", "For data set through the middleware."),
                Yes("DigitsGenerated", "One event for each digit."),
                Yes("Record"),
                Yes("Stop"),
                .. VoiceServices.NoEvents(
                    "The manager interface carries no audio; the dial plan plays and collects, or an AudioSocket board does."
                ),
                Yes("AgentLoggedOn"),
                Yes("AgentLoggedOff"),
                Yes("AgentReady"),
                Yes("AgentNotReady"),
                Yes("AgentBusy"),
                No("AgentWorkingAfterCall", "Asterisk does not tell the wrap-up time of a member."),
                Yes("BackInService"),
                Yes("OutOfService"),
                Yes("MessageWaiting"),
                No("CallHistory", "Asterisk tells the calls themselves."),
                No("CallDetailRecordsReport", "The Cdr event of cdr_manager is not read; Asterisk keeps its records itself."),
                No("GroupCounted", "The members and callers of a queue are told one by one; counts are not asked for."),
                Yes("PrivateEvent", "UserEvent of the dial plan."),
            ]
        );

    private static ServiceCapability Yes(string name, string? note = null) => new(name, ServiceSupport.Supported, note);

    private static ServiceCapability If(string name, string note) => new(name, ServiceSupport.Conditional, note);

    private static ServiceCapability No(string name, string note) => new(name, ServiceSupport.NotSupported, note);
}
