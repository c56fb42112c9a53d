namespace CtiMiddleware.Simulators.Switch.Engine;

#pragma warning disable CS1591, MA0048 // as in PbxEvent.cs
public abstract partial record PbxEvent
{
    /// <summary>A station went off-hook and has not dialled; with <c>Prompting</c> it is rung so that somebody goes off-hook (field rule 17).</summary>
    public sealed record ServiceInitiated(PbxLeg Leg, bool Prompting) : PbxEvent;

    /// <summary>A station's call, consultation included, has its number and goes on from here.</summary>
    public sealed record Originated(PbxLeg Leg, string Number) : PbxEvent;

    /// <summary>
    /// A connection cannot be made, or has lost its other party: <c>Blocked</c> when it stays on a tone until somebody hangs up, otherwise its release
    /// follows. <c>Called</c> is null when no device was reached. <c>Undelivered</c> when the called one had no free line appearance, which is another
    /// thing than a busy user (field rule 20).
    /// </summary>
    public sealed record Failed(PbxLeg Leg, string Number, ReleaseCause Cause, PbxDevice? Called, bool Blocked, bool Undelivered = false)
        : PbxEvent;

    /// <summary>A call went past a number: <c>Leg</c> is the one that rang there, null when none did; its release follows.</summary>
    public sealed record Diverted(PbxLeg Caller, PbxLeg? Leg, string From, string To, DiversionReason Reason) : PbxEvent;

    /// <summary>A call has left over a trunk; whether more is heard depends on the trunk (field rule 18).</summary>
    public sealed record NetworkReached(PbxLeg Leg, PbxLeg? From) : PbxEvent;

    /// <summary>What listening to an answered outside party found.</summary>
    public sealed record Classified(PbxLeg Leg, CallClassification Result) : PbxEvent;

    /// <summary>User data or variables of a call were set; <c>Names</c> of the variables, and <c>UserData</c> for the user data.</summary>
    public sealed record CallVariablesChanged(PbxCall Call, IReadOnlyList<string> Names) : PbxEvent;

    /// <summary>
    /// Two calls became one; comes right before <see cref="AttendedTransferred"/> or <see cref="Conferenced"/>. The ids are wire ids: those of the
    /// held call and of the consultation before, that of the call which goes on after, and what every connection that stays was called before.
    /// </summary>
    public sealed record CallsMerged(
        PbxCall Survivor,
        long HeldCallId,
        long ConsultationCallId,
        long NewCallId,
        IReadOnlyList<ConnectionChange> Connections
    ) : PbxEvent;

    /// <summary>A party was brought into a call that goes on (single step conference); <c>Silent</c> when it only listens.</summary>
    public sealed record PartyAdded(PbxLeg By, PbxLeg Added, bool Silent) : PbxEvent;

    /// <summary>A caller broke into a call of the busy device.</summary>
    public sealed record Intruded(PbxLeg Leg, PbxLeg Target) : PbxEvent;

    /// <summary>A caller waits until the busy station is free.</summary>
    public sealed record CampedOn(PbxLeg Leg, Station Station) : PbxEvent;

    /// <summary>A call back was ordered, is being carried out, or is over.</summary>
    public sealed record CallBackChanged(CallBackOrder Order) : PbxEvent;

    /// <summary>A station's feature was set; the station has the values.</summary>
    public sealed record FeatureChanged(Station Station, StationFeature Feature, ForwardingKind? Forwarding) : PbxEvent;

    /// <summary>An agent's state changed to <c>State</c>. Where it stands among a call's events is not defined (field rule 12).</summary>
    public sealed record AgentStateChanged(PbxAgent Agent, PbxAgentState Before, PbxAgentState State) : PbxEvent;

    /// <summary>A call waits at a route point for a destination; <c>ReRoute</c> when the one given led nowhere.</summary>
    public sealed record RouteRequested(RouteRequest Request, bool ReRoute) : PbxEvent;

    /// <summary>A route request is over; the request says how.</summary>
    public sealed record RouteEnded(RouteRequest Request) : PbxEvent;

    /// <summary>Where a call went after its route point.</summary>
    public sealed record RouteUsed(RouteRequest Request, string Destination) : PbxEvent;

    /// <summary>A message begins; <c>Unit</c> is null when a computer plays it.</summary>
    public sealed record MessageStarted(PbxLeg Leg, VoiceUnit? Unit, string Message) : PbxEvent;

    /// <summary>A message is over; <c>Interrupted</c> by a digit.</summary>
    public sealed record MessageEnded(PbxLeg Leg, VoiceUnit? Unit, string Message, bool Interrupted) : PbxEvent;

    /// <summary>Digits were collected; <c>Complete</c> when all that were wanted came.</summary>
    public sealed record DigitsCollected(PbxLeg Leg, VoiceUnit? Unit, string Digits, bool Complete) : PbxEvent;

    /// <summary>A station of a shared line joined the call on it, or took it back from hold. Many switches do not tell it (field rules 25, 33).</summary>
    public sealed record Bridged(PbxLeg Leg, SharedLine Line) : PbxEvent;

    /// <summary>All stations of a shared line see another state.</summary>
    public sealed record LineChanged(SharedLine Line) : PbxEvent;

    /// <summary>The hook of an analogue port was pressed briefly.</summary>
    public sealed record HookFlashed(Station Station) : PbxEvent;
}
