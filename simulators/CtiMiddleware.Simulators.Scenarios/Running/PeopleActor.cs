using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>Does on the engine what people do. Used on the switch's kernel.</summary>
/// <param name="engine">The switch.</param>
internal sealed class PeopleActor(PbxEngine engine)
{
    private static readonly TimeSpan KeyTime = TimeSpan.FromMilliseconds(100);

    /// <summary>Does it; null when it was done, otherwise why it could not be.</summary>
    public string? Do(PeopleAction action)
    {
        try
        {
            return Try(action);
        }
        catch (CannotException cannot)
        {
            return cannot.Message;
        }
    }

    private string? Try(PeopleAction action) =>
        action switch
        {
            { Dial: { } x } => Made(engine.Dial(Station(x.From), x.To), $"{x.From} cannot dial {x.To}"),
            { CallIn: { } x } => Made(engine.Inbound(Trunk(x.Trunk), x.From, x.To, x.Name), $"nobody outside can call {x.To}"),
            { Answer: { } x } => Done(engine.Answer(Leg(x.Device, LegState.Alerting)), x.Device),
            { Refuse: { } x } => Done(engine.Refuse(Leg(x.Device, LegState.Alerting)), x.Device),
            { HangUp: { } x } => Done(
                engine.HangUp(
                    Leg(
                        x.Device,
                        LegState.Connected,
                        LegState.Initiated,
                        LegState.Queued,
                        LegState.Parked,
                        LegState.Alerting,
                        LegState.Failed,
                        LegState.Held
                    )
                ),
                x.Device
            ),
            { Hold: { } x } => Done(engine.Hold(Leg(x.Device, LegState.Connected)), x.Device),
            { Retrieve: { } x } => Done(engine.Retrieve(Leg(x.Device, LegState.Held)), x.Device),
            { Alternate: { } x } => Done(engine.Alternate(Station(x.Device)), x.Device),
            { Consult: { } x } => Made(engine.Consult(Leg(x.Device, LegState.Connected), x.To), $"{x.Device} cannot consult {x.To}"),
            { Reconnect: { } x } => Done(engine.Reconnect(Leg(x.Device, LegState.Held)), x.Device),
            { Transfer: { } x } => Done(engine.Transfer(Leg(x.Device, LegState.Held), Other(x.Device)), x.Device),
            { Conference: { } x } => Done(engine.Conference(Leg(x.Device, LegState.Held), Other(x.Device)), x.Device),
            { BlindTransfer: { } x } => Done(engine.BlindTransfer(Leg(x.Device, LegState.Connected), x.To), x.Device),
            { Park: { } x } => Made(
                engine.Park(PartnerOf(Leg(x.Device, LegState.Connected)), Device(x.Device)),
                $"{x.Device} cannot park the call"
            ),
            { Unpark: { } x } => Made(engine.Dial(Station(x.Device), Slot(x.To)), $"{x.Device} cannot fetch a call"),
            { PickUp: { } x } => Made(
                engine.Dial(Station(x.Device), engine.Profile.PickupCode + x.To),
                $"{x.Device} cannot take the call at {x.To}"
            ),
            { Press: { } x } => Press(Leg(x.Device, LegState.Connected), x.Digits),
            { LogOn: { } x } => LogOn(x),
            { LogOff: { } x } => AgentOf(x) is { } agent ? Allowed(engine.LogOff(agent)) : Done(engine.LogOff(Member(x)), x.Device),
            { Ready: { } x } => AgentOf(x) is { } agent
                ? Allowed(engine.SetState(agent, PbxAgentState.Ready))
                : Set(() => engine.SetReady(Member(x), ready: true)),
            { NotReady: { } x } => AgentOf(x) is { } agent
                ? Allowed(engine.SetState(agent, PbxAgentState.NotReady, x.Reason))
                : Set(() => engine.SetReady(Member(x), ready: false, x.Reason)),
            { WorkAfterCall: { } x } => Allowed(
                engine.SetState(
                    AgentOf(x) ?? throw new CannotException($"no agent is logged on at {x.Device}"),
                    PbxAgentState.WorkAfterCall
                )
            ),
            { OffHook: { } x } => Made(engine.OffHook(Station(x.Device)), $"{x.Device} gets no dial tone"),
            { DialDigits: { } x } => Done(engine.DialDigits(DialTone(x.Device), x.Digits), x.Device),
            { Flash: { } x } => Allowed(engine.HookFlash(Station(x.Device))),
            { OnHook: { } x } => Allowed(engine.OnHook(Station(x.Device))),
            { Deflect: { } x } => Allowed(engine.Deflect(Leg(x.Device, LegState.Alerting), x.To)),
            { TransferRinging: { } x } => Done(engine.TransferRinging(Leg(x.Device, LegState.Held), Other(x.Device)), x.Device),
            { AddParty: { } x } => Made(engine.AddParty(Leg(x.Device, LegState.Connected), x.To, out var why), why),
            { GroupPickUp: { } x } => Made(engine.GroupPickUp(Station(x.Device), out var why), why),
            { BridgeIn: { } x } => Made(engine.BridgeIn(Station(x.Device), Line(x.To), out var why), why),
            { DialOn: { } x } => Made(engine.DialOn(Station(x.Device), Line(x.On), x.To, out var why), why),
            { CampOn: { } x } => Allowed(engine.CampOn(Leg(x.Device, LegState.Failed))),
            { Intrude: { } x } => Allowed(engine.Intrude(Leg(x.Device, LegState.Failed))),
            { Forward: { } x } => Allowed(engine.SetForwarding(Station(x.Device), x.When, x.To)),
            { Unplug: { } x } => Set(() => engine.SetService(Device(x.Device), inService: false)),
            { PlugIn: { } x } => Set(() => engine.SetService(Device(x.Device), inService: true)),
            { Messages: { } x } => Set(() => engine.SetMessages(Station(x.Device), x.New, x.Old)),
            { DoNotDisturb: { } x } => Set(() => engine.SetDoNotDisturb(Station(x.Device), on: true)),
            { Disturb: { } x } => Set(() => engine.SetDoNotDisturb(Station(x.Device), on: false)),
            _ => "the action is empty",
        };

    private static string? Made(object? made, string complaint) => made is null ? complaint : null;

    private static string? Done(bool done, string device) => done ? null : $"the switch does not do that at {device} now";

    private static string? Made(object? made, Refusal why) => made is null ? $"the switch refuses: {why}" : null;

    private static string? Allowed(Refusal why) => why == Refusal.None ? null : $"the switch refuses: {why}";

    private string? LogOn(PeopleAction.AgentAtDevice x)
    {
        var station = Station(x.Device);
        return engine.FindAgent(x.Agent ?? ScenarioSwitch.AgentAt(x.Device)) is { } agent
            ? Allowed(engine.LogOn(agent, station, state: PbxAgentState.NotReady))
            : Made(engine.LogOn(Group(x.Group), station, x.Agent ?? station.Name), $"somebody is logged on at {x.Device}");
    }

    private PbxAgent? AgentOf(PeopleAction.AgentAtDevice x) => Station(x.Device).Agent;

    private SharedLine Line(string number) =>
        engine.FindLine(number) ?? throw new CannotException($"there is no shared line {number} on the switch");

    private PbxLeg DialTone(string number) =>
        Station(number).Legs.LastOrDefault(static leg => leg.State == LegState.Initiated)
        ?? throw new CannotException($"{number} has no dial tone");

    private static string? Set(Action set)
    {
        set();
        return null;
    }

    private string? Press(PbxLeg leg, string digits)
    {
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i];
            engine.Kernel.Schedule(KeyTime * 2 * i, () => engine.PressDigit(leg, digit, KeyTime));
        }
        return null;
    }

    private PbxDevice Device(string number) =>
        (PbxDevice?)engine.FindStation(number)
        ?? engine.FindTrunk(number)
        ?? throw new CannotException($"there is no device {number} on the switch");

    private Station Station(string number) =>
        engine.FindStation(number) ?? throw new CannotException($"there is no station {number} on the switch");

    private Trunk Trunk(string? name) =>
        (name is null ? engine.Trunks.FirstOrDefault() : engine.FindTrunk(name))
        ?? throw new CannotException(name is null ? "the switch has no trunk" : $"there is no trunk {name} on the switch");

    private AgentGroup Group(string number) =>
        engine.FindGroup(number) ?? throw new CannotException($"there is no group {number} on the switch");

    private GroupMember Member(PeopleAction.AgentAtDevice at) =>
        PbxEngine.FindMember(Group(at.Group), Station(at.Device))
        ?? throw new CannotException($"nobody is logged on to {at.Group} at {at.Device}");

    private PbxLeg Leg(string number, params LegState[] wanted)
    {
        var legs = Device(number).Legs;
        foreach (var state in wanted)
        {
            // The newest: who is called while talking answers the new call.
            if (legs.LastOrDefault(leg => leg.State == state) is { } found)
                return found;
        }
        var states = legs.Count == 0 ? "it has no call" : $"its calls are {string.Join(", ", legs.Select(static leg => leg.State))}";
        throw new CannotException($"{number} has no call that is {string.Join(" or ", wanted)}: {states}");
    }

    private PbxLeg Other(string number)
    {
        var held = Leg(number, LegState.Held);
        return Device(number).Legs.LastOrDefault(leg => !ReferenceEquals(leg, held))
            ?? throw new CannotException($"{number} has no second call");
    }

    private static PbxLeg PartnerOf(PbxLeg leg) =>
        leg.Call.Legs.FirstOrDefault(other => !ReferenceEquals(other, leg)) ?? throw new CannotException($"{leg.Number} talks to nobody");

    private string Slot(string number) =>
        number.Length > 0
            ? number
            : engine.Slots.FirstOrDefault(static slot => slot.Parked is not null)?.Number ?? throw new CannotException("no call is parked");

    private sealed class CannotException(string message) : Exception(message);
}
