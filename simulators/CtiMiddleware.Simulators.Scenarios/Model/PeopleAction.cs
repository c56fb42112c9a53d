using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>What a person does: at a telephone of the switch, or outside. It must succeed on the switch, otherwise the scenario fails.</summary>
public sealed record PeopleAction : ScenarioNode
{
    /// <summary>A name for the call that comes of it.</summary>
    public string? As { get; init; }

    /// <summary>Lifts a telephone and dials.</summary>
    [Choice]
    public FromTo? Dial { get; init; }

    /// <summary>Somebody outside calls a number of the switch.</summary>
    [Choice]
    public CallFromOutside? CallIn { get; init; }

    /// <summary>Answers what rings at the device.</summary>
    [Choice]
    public AtDevice? Answer { get; init; }

    /// <summary>Refuses what rings at the device: the caller hears busy.</summary>
    [Choice]
    public AtDevice? Refuse { get; init; }

    /// <summary>Puts the handset down: the active call ends, otherwise the held, ringing or waiting one.</summary>
    [Choice]
    public AtDevice? HangUp { get; init; }

    /// <summary>Puts the active call on hold.</summary>
    [Choice]
    public AtDevice? Hold { get; init; }

    /// <summary>Takes the held call back.</summary>
    [Choice]
    public AtDevice? Retrieve { get; init; }

    /// <summary>Swaps the held and the active call.</summary>
    [Choice]
    public AtDevice? Alternate { get; init; }

    /// <summary>Holds the active call and calls somebody to ask.</summary>
    [Choice]
    public AtDeviceTo? Consult { get; init; }

    /// <summary>Ends the consultation and takes the held call back.</summary>
    [Choice]
    public AtDevice? Reconnect { get; init; }

    /// <summary>Joins the held and the active call and leaves.</summary>
    [Choice]
    public AtDevice? Transfer { get; init; }

    /// <summary>Joins the held and the active call and stays.</summary>
    [Choice]
    public AtDevice? Conference { get; init; }

    /// <summary>Sends the other party to a number and leaves at once.</summary>
    [Choice]
    public AtDeviceTo? BlindTransfer { get; init; }

    /// <summary>Parks the other party.</summary>
    [Choice]
    public AtDevice? Park { get; init; }

    /// <summary>Dials the slot of a parked call; <c>to</c> is the slot, by default the first taken one.</summary>
    [Choice]
    public AtDeviceTo? Unpark { get; init; }

    /// <summary>Takes the call that rings at another station; <c>to</c> is that station.</summary>
    [Choice]
    public AtDeviceTo? PickUp { get; init; }

    /// <summary>Presses keys during a call.</summary>
    [Choice]
    public DigitsAtDevice? Press { get; init; }

    /// <summary>An agent logs on.</summary>
    [Choice]
    public AgentAtDevice? LogOn { get; init; }

    /// <summary>An agent logs off.</summary>
    [Choice]
    public AgentAtDevice? LogOff { get; init; }

    /// <summary>An agent becomes ready.</summary>
    [Choice]
    public AgentAtDevice? Ready { get; init; }

    /// <summary>An agent becomes not ready.</summary>
    [Choice]
    public AgentAtDevice? NotReady { get; init; }

    /// <summary>An agent begins to work after a call.</summary>
    [Choice]
    public AgentAtDevice? WorkAfterCall { get; init; }

    /// <summary>Lifts the handset and hears a dial tone.</summary>
    [Choice]
    public AtDevice? OffHook { get; init; }

    /// <summary>Dials after lifting the handset.</summary>
    [Choice]
    public DigitsAtDevice? DialDigits { get; init; }

    /// <summary>Presses the hook of an analogue port for a moment.</summary>
    [Choice]
    public AtDevice? Flash { get; init; }

    /// <summary>Puts the handset of an analogue port down: what it does then depends on its calls.</summary>
    [Choice]
    public AtDevice? OnHook { get; init; }

    /// <summary>Sends what rings on to another number.</summary>
    [Choice]
    public AtDeviceTo? Deflect { get; init; }

    /// <summary>Joins the held call with one that still rings, and leaves.</summary>
    [Choice]
    public AtDevice? TransferRinging { get; init; }

    /// <summary>Brings a further party into the call.</summary>
    [Choice]
    public AtDeviceTo? AddParty { get; init; }

    /// <summary>Takes the call that rings in the device's pickup group.</summary>
    [Choice]
    public AtDevice? GroupPickUp { get; init; }

    /// <summary>Joins the call on a shared line, or takes it back from hold; <c>to</c> is the line.</summary>
    [Choice]
    public AtDeviceTo? BridgeIn { get; init; }

    /// <summary>Calls on a shared line.</summary>
    [Choice]
    public LineAtDevice? DialOn { get; init; }

    /// <summary>Waits for the busy station.</summary>
    [Choice]
    public AtDevice? CampOn { get; init; }

    /// <summary>Breaks into the call of the busy station.</summary>
    [Choice]
    public AtDevice? Intrude { get; init; }

    /// <summary>Sends the device's calls elsewhere; an empty <c>to</c> ends that.</summary>
    [Choice]
    public Forwarding? Forward { get; init; }

    /// <summary>Unplugs the device.</summary>
    [Choice]
    public AtDevice? Unplug { get; init; }

    /// <summary>Plugs the device in again.</summary>
    [Choice]
    public AtDevice? PlugIn { get; init; }

    /// <summary>Leaves or hears messages: the mailbox has so many.</summary>
    [Choice]
    public MessagesAtDevice? Messages { get; init; }

    /// <summary>Wants not to be disturbed.</summary>
    [Choice]
    public AtDevice? DoNotDisturb { get; init; }

    /// <summary>May be disturbed again.</summary>
    [Choice]
    public AtDevice? Disturb { get; init; }

    /// <summary>From a device to a number.</summary>
    public sealed record FromTo : ScenarioNode
    {
        /// <summary>The device's number.</summary>
        public required string From { get; init; }

        /// <summary>What is dialled.</summary>
        public required string To { get; init; }
    }

    /// <summary>A call from outside.</summary>
    public sealed record CallFromOutside : ScenarioNode
    {
        /// <summary>The outside party's number; empty when withheld.</summary>
        public string From { get; init; } = "";

        /// <summary>The number called.</summary>
        public required string To { get; init; }

        /// <summary>The outside party's name.</summary>
        public string Name { get; init; } = "";

        /// <summary>The trunk it comes in on. Default the first.</summary>
        public string? Trunk { get; init; }
    }

    /// <summary>A device; its number alone will do.</summary>
    [Shorthand(nameof(Device))]
    public sealed record AtDevice : ScenarioNode
    {
        /// <summary>The device's number; the name of a trunk is somebody outside.</summary>
        public required string Device { get; init; }
    }

    /// <summary>A device and a number.</summary>
    [Shorthand(nameof(Device))]
    public sealed record AtDeviceTo : ScenarioNode
    {
        /// <summary>The device's number.</summary>
        public required string Device { get; init; }

        /// <summary>The number meant.</summary>
        public string To { get; init; } = "";
    }

    /// <summary>Keys pressed at a device.</summary>
    public sealed record DigitsAtDevice : ScenarioNode
    {
        /// <summary>The device's number.</summary>
        public required string Device { get; init; }

        /// <summary>0 to 9, *, #, A to D.</summary>
        public required string Digits { get; init; }
    }

    /// <summary>An agent at a device.</summary>
    public sealed record AgentAtDevice : ScenarioNode
    {
        /// <summary>The device's number.</summary>
        public required string Device { get; init; }

        /// <summary>The group's number or name; it matters only where agents have no identifier of their own.</summary>
        public string Group { get; init; } = "";

        /// <summary>Who logs on: the identifier of an agent of the switch, otherwise a name. Default the agent of the station, otherwise its name.</summary>
        public string? Agent { get; init; }

        /// <summary>Why not ready.</summary>
        public string Reason { get; init; } = "";
    }

    /// <summary>Messages in a mailbox.</summary>
    public sealed record MessagesAtDevice : ScenarioNode
    {
        /// <summary>The device's number.</summary>
        public required string Device { get; init; }

        /// <summary>Not yet heard.</summary>
        public int New { get; init; }

        /// <summary>Heard and kept.</summary>
        public int Old { get; init; }
    }

    /// <summary>A call on a shared line.</summary>
    public sealed record LineAtDevice : ScenarioNode
    {
        /// <summary>The device's number.</summary>
        public required string Device { get; init; }

        /// <summary>The line's number.</summary>
        public required string On { get; init; }

        /// <summary>What is dialled.</summary>
        public required string To { get; init; }
    }

    /// <summary>Where a device's calls go.</summary>
    public sealed record Forwarding : ScenarioNode
    {
        /// <summary>The device's number.</summary>
        public required string Device { get; init; }

        /// <summary>Where to.</summary>
        public string To { get; init; } = "";

        /// <summary>Which calls. Default all.</summary>
        public ForwardingKind When { get; init; }
    }
}
