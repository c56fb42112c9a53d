namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What the engine tells its observers. Closed: every case is nested here.</summary>
#pragma warning disable CS1591, MA0048 // each case is documented by its own summary below; parameters repeat their types
public abstract partial record PbxEvent
{
    private PbxEvent() { }

    /// <summary>The switch has restarted and forgotten every call without a word: nothing of them follows. <c>Dropped</c> were up.</summary>
    public sealed record Restarted(int Dropped) : PbxEvent;

    /// <summary>A party went off-hook and dialled, or called from outside.</summary>
    public sealed record Started(PbxLeg Leg) : PbxEvent;

    /// <summary>A device is being called, on behalf of a leg; without one by a computer's request.</summary>
    public sealed record Offered(PbxLeg Leg, PbxLeg? From) : PbxEvent;

    /// <summary>The called device rings.</summary>
    public sealed record Alerting(PbxLeg Leg, PbxLeg? From) : PbxEvent;

    /// <summary>The called device answered.</summary>
    public sealed record Answered(PbxLeg Leg, PbxLeg? From) : PbxEvent;

    /// <summary>An attempt to reach a device is over.</summary>
    public sealed record OfferEnded(PbxLeg Leg, PbxLeg? From, OfferOutcome Outcome) : PbxEvent;

    /// <summary>A device could not even be called.</summary>
    public sealed record Unreachable(PbxLeg From, string Number, ReleaseCause Cause) : PbxEvent;

    /// <summary>A party answered by the switch itself: an announcement, a queue, a room.</summary>
    public sealed record AnsweredBySwitch(PbxLeg Leg, string Service) : PbxEvent;

    /// <summary>A leg has the voice path to the others of its call.</summary>
    public sealed record MixJoined(PbxLeg Leg) : PbxEvent;

    /// <summary>A leg lost the voice path; <c>Ends</c> when its release follows.</summary>
    public sealed record MixLeft(PbxLeg Leg, bool Ends) : PbxEvent;

    /// <summary>The party hung up; the release follows.</summary>
    public sealed record HangupRequested(PbxLeg Leg, ReleaseCause Cause) : PbxEvent;

    /// <summary>The switch takes a leg down that was in no voice path; the release follows.</summary>
    public sealed record Ending(PbxLeg Leg, ReleaseCause Cause) : PbxEvent;

    /// <summary>The leg is gone.</summary>
    public sealed record Released(PbxLeg Leg, ReleaseCause Cause) : PbxEvent;

    /// <summary>A party put the others on hold; <c>BySwitch</c> for a consultation by a switch feature.</summary>
    public sealed record Held(PbxLeg Leg, bool BySwitch, HoldCause Cause = HoldCause.Hold) : PbxEvent;

    /// <summary>A party took the others back.</summary>
    public sealed record Retrieved(PbxLeg Leg, bool BySwitch, HoldCause Cause = HoldCause.Hold) : PbxEvent;

    /// <summary>A party is sent to another number by the one it talked to, who leaves.</summary>
    public sealed record BlindTransferred(PbxLeg Transferrer, PbxLeg Transferee, string Number) : PbxEvent;

    /// <summary>A leg is sent to another number by a computer.</summary>
    public sealed record Redirected(PbxLeg Leg, string Number) : PbxEvent;

    /// <summary>A station consults: a second call while the first is held.</summary>
    public sealed record Consulting(PbxLeg HeldLeg, PbxLeg Consultation, string Number) : PbxEvent;

    /// <summary>The consultation ended without transfer and the first call goes on.</summary>
    public sealed record Reconnected(PbxLeg HeldLeg, PbxLeg Consultation) : PbxEvent;

    /// <summary>
    /// The two far parties of a consultation have each other; the middle one leaves. <c>Target</c> is connected, or still rings after
    /// <see cref="PbxEngine.TransferRinging"/>; null when the transferee now waits for a group.
    /// </summary>
    public sealed record AttendedTransferred(PbxLeg HeldLeg, PbxLeg Consultation, PbxLeg Transferee, PbxLeg? Target) : PbxEvent;

    /// <summary>Held and consulted party and the one in the middle talk together.</summary>
    public sealed record Conferenced(PbxLeg HeldLeg, PbxLeg Consultation) : PbxEvent;

    /// <summary>A computer connected two legs of different calls; <c>Left</c> are the parties they left alone.</summary>
    public sealed record Joined(PbxLeg First, PbxLeg Second, IReadOnlyList<PbxLeg> Left) : PbxEvent;

    /// <summary>A leg was parked.</summary>
    public sealed record Parked(PbxLeg Leg, ParkingSlot Slot) : PbxEvent;

    /// <summary>A parked leg was fetched.</summary>
    public sealed record Unparked(PbxLeg Leg, PbxLeg Retriever, ParkingSlot Slot) : PbxEvent;

    /// <summary>A parked leg waited too long.</summary>
    public sealed record ParkTimedOut(PbxLeg Leg, ParkingSlot Slot) : PbxEvent;

    /// <summary>A parked party hung up.</summary>
    public sealed record ParkAbandoned(PbxLeg Leg, ParkingSlot Slot) : PbxEvent;

    /// <summary>A ringing call was taken by another station.</summary>
    public sealed record PickedUp(PbxLeg Picker, PbxLeg Target, PbxLeg Caller) : PbxEvent;

    /// <summary>A leg entered a conference room.</summary>
    public sealed record RoomEntered(PbxLeg Leg, ConferenceRoom Room) : PbxEvent;

    /// <summary>A leg left a conference room; its release or a new call follows.</summary>
    public sealed record RoomLeft(PbxLeg Leg, ConferenceRoom Room, bool Ends) : PbxEvent;

    /// <summary>A caller waits for a group.</summary>
    public sealed record QueueJoined(PbxLeg Leg, AgentGroup Group, int Position) : PbxEvent;

    /// <summary>An agent answered a waiting caller.</summary>
    public sealed record AgentConnected(PbxLeg Caller, PbxLeg Agent, GroupMember Member, int Position, TimeSpan Waited, TimeSpan Rang)
        : PbxEvent;

    /// <summary>An agent did not answer, or refused.</summary>
    public sealed record AgentDidNotAnswer(PbxLeg Caller, PbxLeg Agent, GroupMember Member, TimeSpan Rang) : PbxEvent;

    /// <summary>A waiting caller hung up.</summary>
    public sealed record QueueAbandoned(PbxLeg Leg, AgentGroup Group, int Position, int OriginalPosition, TimeSpan Waited) : PbxEvent;

    /// <summary>A waiting caller was taken away by a computer.</summary>
    public sealed record QueueLeft(PbxLeg Leg, AgentGroup Group, int Position) : PbxEvent;

    /// <summary>An agent's service of a call is over.</summary>
    public sealed record AgentCompleted(PbxLeg Caller, PbxLeg Agent, GroupMember Member, TimeSpan Waited, TimeSpan Talked, ServiceEnd End)
        : PbxEvent;

    /// <summary>An agent logged on, logged off, or changed readiness or penalty.</summary>
    public sealed record MemberChanged(GroupMember Member, MemberChange Change) : PbxEvent;

    /// <summary>A digit was heard from a party, or sent to it.</summary>
    public sealed record DigitHeard(PbxLeg Leg, char Digit, TimeSpan Duration, bool Sent, bool Ended) : PbxEvent;

    /// <summary>A mailbox changed.</summary>
    public sealed record MailboxChanged(Station Station) : PbxEvent;

    /// <summary>A device went out of service or came back.</summary>
    public sealed record ServiceChanged(PbxDevice Device) : PbxEvent;
}
