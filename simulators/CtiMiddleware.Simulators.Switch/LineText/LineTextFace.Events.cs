using System.Globalization;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.LineText;

/// <summary>What the engine does, as lines.</summary>
public sealed partial class LineTextFace
{
    // Legs whose telephone answered a MAKE and that have not dialled yet.
    private readonly HashSet<long> _prompted = [];

    // By the calling leg: the device that sent the call on, told with what follows.
    private readonly Dictionary<long, string> _via = [];
    private readonly Dictionary<long, string> _forwarded = [];

    // By agent and group: what was told last.
    private readonly Dictionary<(string Agent, string Group), (string State, string? Reason)> _agents = [];

    // The party that hung up, told when its leg is released.
    private readonly HashSet<long> _hungUp = [];

    /// <inheritdoc/>
    public void On(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.Started { Leg.Device: Trunk } e:
                Originated(e.Leg, e.Leg.Dialled, "new");
                break;
            case PbxEvent.ServiceInitiated e:
                Told.SetParties(e.Leg, e.Leg.Number, Destination(e.Leg));
                Tell(
                    "INITIATED",
                    ("conn", Told.Tell(e.Leg)),
                    ("dev", Address(e.Leg.Device)),
                    ("to", Destination(e.Leg)),
                    ("cause", e.Prompting ? "make" : "new")
                );
                break;
            case PbxEvent.Originated e:
                var made = _prompted.Remove(e.Leg.Id);
                Originated(e.Leg, e.Number, e.Leg.ConsultationOf is null ? (made ? "make" : "new") : "consult");
                break;
            case PbxEvent.Offered { From: { } from }:
                Proceeding(from);
                break;
            case PbxEvent.Alerting e when (e.From ?? e.Leg.InvitedBy) is { } from:
                OfCallee("ALERTING", e.Leg, from, ("cause", "new"));
                break;
            case PbxEvent.Answered { From: null, Leg.InvitedBy: null } e:
                _prompted.Add(e.Leg.Id);
                break;
            case PbxEvent.Answered { From: { } from } e:
                OfCallee("ANSWERED", e.Leg, from);
                break;
            case PbxEvent.OfferEnded { Outcome: OfferOutcome.Busy } e:
                OfCallee("FAILED", e.Leg, e.From ?? e.Leg, ("cause", "busy"));
                break;
            // A busy device has failed already; the caller fails when no device was reached, or when it stays on a tone.
            case PbxEvent.Failed e when e.Blocked || e.Called is null || !e.Called.InService:
                Proceeding(e.Leg);
                Tell(
                    "FAILED",
                    ("conn", Told.Tell(e.Leg)),
                    ("dev", Address(e.Leg.Device)),
                    ("from", e.Leg.Number),
                    ("to", e.Number.Length > 0 ? e.Number : null),
                    ("cause", Cause(e.Cause))
                );
                break;
            case PbxEvent.Unreachable e:
                Proceeding(e.From);
                break;
            case PbxEvent.AnsweredBySwitch e:
                Proceeding(e.Leg);
                break;
            case PbxEvent.HangupRequested e:
                _hungUp.Add(e.Leg.Id);
                break;
            case PbxEvent.Released e:
                Released(e.Leg, Cause(e.Cause));
                break;
            case PbxEvent.Held e:
                OfLeg("HELD", e.Leg);
                break;
            case PbxEvent.Retrieved e:
                OfLeg("RETRIEVED", e.Leg);
                break;
            case PbxEvent.Reconnected e:
                // The consultation ends first, then the held call is taken back: ECMA-269, 17.1.23.
                Engine.Kernel.Post(() =>
                {
                    if (e.HeldLeg.State == LegState.Connected)
                        OfLeg("RETRIEVED", e.HeldLeg);
                });
                break;
            case PbxEvent.ServiceChanged e:
                Tell("DEVICE", ("dev", Address(e.Device)), ("state", e.Device.InService ? "up" : "down"));
                break;
            case PbxEvent.MemberChanged e:
                OnMember(e.Member, e.Change);
                break;
            case PbxEvent.AgentStateChanged e:
                foreach (var member in e.Agent.Memberships)
                    OfAgent(member, StateOf(member));
                break;
            default:
                OnMoved(happened);
                break;
        }
    }

    internal static string Address(PbxDevice device) => device is Trunk ? $"trunk:{device.Number}" : device.Number;

    private void Forget()
    {
        _prompted.Clear();
        _via.Clear();
        _forwarded.Clear();
        _hungUp.Clear();
        _held.Clear();
        _parents.Clear();
    }

    private void Originated(PbxLeg leg, string to, string cause)
    {
        Told.SetParties(leg, leg.Number, to);
        Tell(
            "ORIGINATED",
            ("conn", Told.Tell(leg)),
            ("dev", Address(leg.Device)),
            ("from", leg.Number),
            ("to", to),
            ("parent", leg.ConsultationOf is { } held ? Told.CallOf(held.Call) : null),
            ("cause", cause)
        );
    }

    /// <summary>A leg that was rung for a computer is sent on now: only now is its destination attempted.</summary>
    private void Proceeding(PbxLeg leg)
    {
        if (_prompted.Remove(leg.Id))
            Originated(leg, leg.Dialled, "make");
    }

    private void OfLeg(string name, PbxLeg leg) => Tell(name, ("conn", Told.Tell(leg)), ("dev", Address(leg.Device)));

    private void OfCallee(string name, PbxLeg leg, PbxLeg from, params (string Key, string? Value)[] more) =>
        Tell(
            name,
            [
                ("conn", Told.Tell(leg)),
                ("dev", Address(leg.Device)),
                ("from", from.Number),
                ("to", Dialled(from)),
                ("via", from.Waiting is { } entry ? $"group:{entry.Group.Number}" : _via.GetValueOrDefault(from.Id)),
                .. more,
            ]
        );

    // What the caller dialled: forwarding does not change it.
    private string? Dialled(PbxLeg from) =>
        _forwarded.GetValueOrDefault(from.Id) is { Length: > 0 } first ? first
        : from.Dialled is { Length: > 0 } last ? last
        : null;

    private void Released(PbxLeg leg, string cause)
    {
        _prompted.Remove(leg.Id);
        _via.Remove(leg.Id);
        _forwarded.Remove(leg.Id);
        var byItself = _hungUp.Remove(leg.Id);
        if (leg.Call.Legs.Count == 0)
            Told.Forget(leg.Call);
        // Who left by a transfer or was diverted is told already.
        if (Told.Untell(leg) is not var (connection, call, last))
            return;
        var device = Address(leg.Device);
        Tell("CLEARED", ("conn", connection), ("dev", device), ("by", byItself ? device : null), ("cause", cause));
        if (last)
            Tell("ENDED", ("call", call), ("cause", cause));
    }

    private void OnMember(GroupMember member, MemberChange change)
    {
        if (change == MemberChange.LoggedOn)
            OfAgent(member, "on");
        OfAgent(member, change == MemberChange.LoggedOff ? "off" : StateOf(member));
    }

    internal static string AgentOf(GroupMember member) => member.Agent?.Id ?? member.Station.Number;

    internal string StateOf(GroupMember member) =>
        Engine.StateOf(member) switch
        {
            PbxAgentState.Talking or PbxAgentState.Hold when member.Agent is not null || member.Serving => "busy",
            PbxAgentState.WorkAfterCall => "after-call",
            PbxAgentState.NotReady => "not-ready",
            PbxAgentState.LoggedOff => "off",
            _ => member.Ready ? "ready" : "not-ready",
        };

    // A state is told when it changes, not when it is repeated.
    private void OfAgent(GroupMember member, string state)
    {
        var reason = member.Reason.Length > 0 && state == "not-ready" ? member.Reason : null;
        var key = (AgentOf(member), member.Group.Number);
        if (state != "on" && _agents.GetValueOrDefault(key) == (state, reason))
            return;
        _agents[key] = (state, reason);
        if (state == "off")
            _agents.Remove(key);
        Tell(
            "AGENT",
            ("agent", key.Item1),
            ("dev", Address(member.Station)),
            ("group", $"group:{member.Group.Number}"),
            ("name", member.Name),
            ("state", state),
            ("reason", reason)
        );
    }

    private static string? Destination(PbxLeg leg) => leg.Prompt?.Tag as string;

    private static string Cause(ReleaseCause cause) =>
        cause switch
        {
            ReleaseCause.Normal => "hangup",
            ReleaseCause.Busy => "busy",
            ReleaseCause.NoAnswer => "no-answer",
            ReleaseCause.Cancelled => "cancelled",
            ReleaseCause.AnsweredElsewhere => "elsewhere",
            ReleaseCause.InvalidNumber => "bad-number",
            ReleaseCause.OutOfService => "out-of-service",
            ReleaseCause.Congestion => "congestion",
            ReleaseCause.Diverted => "redirect",
            ReleaseCause.Blocked => "blocked",
            _ => "unknown",
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
