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

    // The party that hung up, told when its leg is released.
    private readonly HashSet<long> _hungUp = [];

    /// <inheritdoc/>
    public void On(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.Started e:
                Originated(e.Leg, "new");
                break;
            case PbxEvent.Offered { From: null } e:
                Told.SetParties(e.Leg, e.Leg.Number, Destination(e.Leg));
                Tell(
                    "INITIATED",
                    ("conn", Told.Tell(e.Leg)),
                    ("dev", Address(e.Leg.Device)),
                    ("to", Destination(e.Leg)),
                    ("cause", "make")
                );
                break;
            case PbxEvent.Offered e:
                Proceeding(e.From!);
                break;
            case PbxEvent.Alerting { From: { } from } e:
                OfCallee("ALERTING", e.Leg, from, ("cause", "new"));
                break;
            case PbxEvent.Answered { From: null } e:
                _prompted.Add(e.Leg.Id);
                break;
            case PbxEvent.Answered { From: { } from } e:
                OfCallee("ANSWERED", e.Leg, from);
                break;
            case PbxEvent.OfferEnded { Outcome: OfferOutcome.Busy } e:
                OfCallee("FAILED", e.Leg, e.From ?? e.Leg, ("cause", "busy"));
                break;
            case PbxEvent.Unreachable e:
                Proceeding(e.From);
                Tell(
                    "FAILED",
                    ("conn", Told.Tell(e.From)),
                    ("dev", Address(e.From.Device)),
                    ("from", e.From.Number),
                    ("to", e.Number),
                    ("cause", Cause(e.Cause))
                );
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
                OfLeg("RETRIEVED", e.HeldLeg);
                break;
            case PbxEvent.ServiceChanged e:
                Tell("DEVICE", ("dev", Address(e.Device)), ("state", e.Device.InService ? "up" : "down"));
                break;
            case PbxEvent.MemberChanged e:
                OnMember(e.Member, e.Change);
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
        _hungUp.Clear();
        _held.Clear();
    }

    private void Originated(PbxLeg leg, string cause, string? parent = null)
    {
        Told.SetParties(leg, leg.Number, leg.Dialled);
        Tell(
            "ORIGINATED",
            ("conn", Told.Tell(leg)),
            ("dev", Address(leg.Device)),
            ("from", leg.Number),
            ("to", leg.Dialled),
            ("parent", parent),
            ("cause", cause)
        );
    }

    /// <summary>A leg that answered a MAKE has dialled now: only now is its destination attempted.</summary>
    private void Proceeding(PbxLeg leg)
    {
        if (_prompted.Remove(leg.Id))
            Originated(leg, "make");
    }

    private void OfLeg(string name, PbxLeg leg) => Tell(name, ("conn", Told.Tell(leg)), ("dev", Address(leg.Device)));

    private void OfCallee(string name, PbxLeg leg, PbxLeg from, params (string Key, string? Value)[] more) =>
        Tell(
            name,
            [
                ("conn", Told.Tell(leg)),
                ("dev", Address(leg.Device)),
                ("from", from.Number),
                ("to", from.Dialled.Length > 0 ? from.Dialled : null),
                ("via", from.Waiting is { } entry ? $"group:{entry.Group.Number}" : _via.GetValueOrDefault(from.Id)),
                .. more,
            ]
        );

    private void Released(PbxLeg leg, string cause)
    {
        _prompted.Remove(leg.Id);
        _via.Remove(leg.Id);
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
        if (change == MemberChange.LoggedOff)
            OfAgent(member, "off");
        else if (change != MemberChange.Penalty)
            OfAgent(member, StateOf(member));
    }

    internal static string StateOf(GroupMember member) =>
        member.Serving ? "busy"
        : member.Ready ? "ready"
        : "not-ready";

    private void OfAgent(GroupMember member, string state) =>
        Tell(
            "AGENT",
            ("agent", member.Station.Number),
            ("dev", Address(member.Station)),
            ("group", $"group:{member.Group.Number}"),
            ("name", member.Name),
            ("state", state),
            ("reason", member.Reason.Length > 0 && state == "not-ready" ? member.Reason : null)
        );

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
            _ => "unknown",
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
