using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Conformance.World;

/// <summary>One case for every service of the model.</summary>
public static class CommandCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CommandCase> All { get; } =
    [
        new("MakeCall", static _ => new SwitchCommand.MakeCall("1001", "1002"), static world => Has(world, "1001")),
        new(
            "AnswerCall",
            static world => new SwitchCommand.AnswerCall(Ringing(world)),
            static world => Is(world, "1002", LegState.Connected)
        ),
        new(
            "DeflectCall",
            static world => new SwitchCommand.DeflectCall(Ringing(world), "1003"),
            static world => Is(world, "1003", LegState.Alerting) && !Has(world, "1002")
        ),
        new(
            "ClearConnection",
            static world => new SwitchCommand.ClearConnection(Talking(world, "1001")),
            static world => !Has(world, "1001")
        ),
        new(
            "ClearCall",
            static world => new SwitchCommand.ClearCall(Talking(world, "1001") with { DeviceId = "" }),
            static world => world.Engine.Calls.Count == 0
        ),
        new(
            "HoldCall",
            static world => new SwitchCommand.HoldCall(Talking(world, "1001")),
            static world => Is(world, "1001", LegState.Held)
        ),
        new(
            "RetrieveCall",
            static world =>
            {
                var connection = Talking(world, "1001");
                world.Engine.Hold(world.Leg("1001"));
                world.RunFor(1);
                return new SwitchCommand.RetrieveCall(connection);
            },
            static world => Is(world, "1001", LegState.Connected)
        ),
        new(
            "ConsultationCall",
            static world => new SwitchCommand.ConsultationCall(Talking(world, "1001"), "1003"),
            static world => Is(world, "1001", LegState.Held) && Is(world, "1003", LegState.Alerting)
        ),
        new(
            "AlternateCall",
            static world =>
            {
                var (held, active) = Consulting(world);
                return new SwitchCommand.AlternateCall(held, active);
            },
            static world => StateWith(world, "1001", "1002") == LegState.Connected && StateWith(world, "1001", "1003") == LegState.Held
        ),
        new(
            "ReconnectCall",
            static world =>
            {
                var (held, active) = Consulting(world);
                return new SwitchCommand.ReconnectCall(active, held);
            },
            static world => Is(world, "1001", LegState.Connected) && !Has(world, "1003")
        ),
        new(
            "TransferCall",
            static world =>
            {
                var (held, active) = Consulting(world);
                return new SwitchCommand.TransferCall(held, active);
            },
            static world => !Has(world, "1001") && Is(world, "1002", LegState.Connected) && Is(world, "1003", LegState.Connected)
        ),
        new(
            "SingleStepTransferCall",
            static world => new SwitchCommand.SingleStepTransferCall(Talking(world, "1001"), "1003"),
            static world => !Has(world, "1001") && Has(world, "1003")
        ),
        new(
            "ConferenceCall",
            static world =>
            {
                var (held, active) = Consulting(world);
                return new SwitchCommand.ConferenceCall(held, active);
            },
            static world => Has(world, "1001") && Has(world, "1002") && Has(world, "1003")
        ),
        new(
            "SingleStepConferenceCall",
            static world => new SwitchCommand.SingleStepConferenceCall(Talking(world, "1001"), "1003"),
            static world => Has(world, "1003")
        ),
        new(
            "ParkCall",
            static world => new SwitchCommand.ParkCall(Talking(world, "1001"), ParkTo: null),
            static world => Is(world, "1002", LegState.Parked)
        ),
        new(
            "DirectedPickupCall",
            static world => new SwitchCommand.DirectedPickupCall(Ringing(world), "1003"),
            static world => Has(world, "1003")
        ),
        new(
            "GroupPickupCall",
            static world =>
            {
                Ringing(world);
                return new SwitchCommand.GroupPickupCall("1003");
            },
            static world => Is(world, "1003", LegState.Connected) && !Has(world, "1002")
        ),
        new("MonitorStart", static _ => new SwitchCommand.MonitorStart("1001")),
        new("MonitorStop", static _ => new SwitchCommand.MonitorStop("1001")),
        new(
            "GenerateDigits",
            static world => new SwitchCommand.GenerateDigits(Talking(world, "1001"), "1#"),
            static world => string.Concat(Digits(world)) == "1#"
        ),
        new(
            "AssociateData",
            static world => new SwitchCommand.AssociateData(
                Talking(world, "1001"),
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["account"] = "4711" }
            ),
            // A switch that keeps no data of a call leaves it to the middleware: then the event is all there is.
            static world =>
                world.Engine.Calls.Any(static call => call.Variables.Values.Contains("4711"))
                || world.Adapter.Events.OfType<CallEvent.CallInformation>().Any()
        ),
        new(
            "SetMessageWaitingIndicator",
            static _ => new SwitchCommand.SetMessageWaitingIndicator("1001", MessageWaitingOn: true),
            static world => world.Phone("1001").NewMessages > 0
        ),
        new(
            "SetAgentState",
            static world => AgentNotReady(world),
            static world => world.Engine.FindGroup("610")!.Members.Any(static member => !member.Ready)
        ),
        // The engine has no recordings: the switch's word for it is its event.
        new(
            "RecordMessage",
            static world => new SwitchCommand.RecordMessage(Talking(world, "1001"), Resource: null),
            static world => world.Adapter.Events.OfType<CallEvent.Record>().Any()
        ),
        new(
            "Stop",
            static world =>
            {
                var connection = Talking(world, "1001");
                world.Rig.Execute(new SwitchCommand.RecordMessage(connection, Resource: null));
                return new SwitchCommand.Stop(connection);
            },
            static world => world.Adapter.Events.OfType<CallEvent.Stop>().Any()
        ),
        new(
            "PlayMessage",
            static world => new SwitchCommand.PlayMessage(Talking(world, "1001"), ["menu"]),
            static world => world.Adapter.Events.OfType<CallEvent.Play>().Any()
        ),
        new(
            "Suspend",
            static world => new SwitchCommand.Suspend(Playing(world)),
            static world => world.Adapter.Events.OfType<CallEvent.SuspendPlay>().Any()
        ),
        new(
            "Resume",
            static world =>
            {
                var connection = Playing(world);
                world.Rig.Execute(new SwitchCommand.Suspend(connection));
                return new SwitchCommand.Resume(connection);
            },
            static world => world.Adapter.Events.OfType<CallEvent.Play>().Count() > 1
        ),
        // That digits are collected shows when it ends.
        new("StartDataCollection", static world => new SwitchCommand.StartDataCollection(Talking(world, "1001"))),
        new(
            "StopDataCollection",
            static world =>
            {
                var connection = Talking(world, "1001");
                world.Rig.Execute(new SwitchCommand.StartDataCollection(connection));
                return new SwitchCommand.StopDataCollection(connection);
            },
            static world => world.Adapter.Events.OfType<CallEvent.DataCollected>().Any()
        ),
        new("Escape", static world => new SwitchCommand.Escape(world.Target.Escape)),
        new(
            "RequestSnapshot",
            static world =>
            {
                world.Talk();
                return new SwitchCommand.RequestSnapshot(SnapshotScope.Calls);
            },
            static world => world.Adapter.Items.OfType<ReplayItem.Snapshot>().Any(static shown => shown.Item is SnapshotItem.Call)
        ),
    ];

    /// <summary>The one of a service.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static CommandCase Find(string service) =>
        All.FirstOrDefault(one => one.Service == service) ?? throw new KeyNotFoundException($"There is no case for {service}.");

    /// <summary>A connection of a telephone as the switch names it.</summary>
    public static NativeConnection Connection(Call call, string number) =>
        call.Connections.First(one => one.Device is { } device && device.Number.SequenceEqual(number)).Native;

    private static NativeConnection Talking(ConformanceWorld world, string number) => Connection(world.Talk(), number);

    private static NativeConnection Playing(ConformanceWorld world)
    {
        var connection = Talking(world, "1001");
        world.Rig.Execute(new SwitchCommand.PlayMessage(connection, ["menu"]));
        return connection;
    }

    private static NativeConnection Ringing(ConformanceWorld world)
    {
        world.Engine.Dial(world.Phone("1001"), "1002");
        world.RunFor(1);
        return Connection(world.Rig.Calls.Single(), "1002");
    }

    // Consulted by command where that can be done, because some switches complete only what they began themselves.
    private static (NativeConnection Held, NativeConnection Active) Consulting(ConformanceWorld world)
    {
        var first = world.Talk();
        var held = Connection(first, "1001");
        world.Rig.Execute(new SwitchCommand.ConsultationCall(held, "1003"));
        world.RunFor(1);
        if (!Has(world, "1003"))
        {
            world.Engine.Consult(world.Leg("1001"), "1003", sharesLine: true);
            world.RunFor(1);
        }
        world.Engine.Answer(world.Leg("1003"));
        world.RunFor(1);
        var second = world.Rig.Calls.First(call => call.Id != first.Id);
        return (held, Connection(second, "1001"));
    }

    private static SwitchCommand.SetAgentState AgentNotReady(ConformanceWorld world)
    {
        var agent = world.Rig.Log.TakeSnapshot().OfKind(ObjectKind.Agent).Cast<Agent>().FirstOrDefault();
        return new SwitchCommand.SetAgentState(
            agent?.Device?.Number.ToString() ?? "1005",
            RequestedAgentState.NotReady,
            agent is null ? "1005" : AgentName(agent),
            Group: null
        );
    }

    private static string AgentName(Agent agent) => agent.Id.Value[(agent.Id.Value.LastIndexOf(':') + 1)..];

    private static bool Has(ConformanceWorld world, string number) => world.Phone(number).Legs.Any(static leg => !leg.IsReleased);

    // The state of the connection by which one telephone is in a call with another.
    private static LegState? StateWith(ConformanceWorld world, string number, string other) =>
        world
            .Phone(number)
            .Legs.FirstOrDefault(leg =>
                !leg.IsReleased && leg.Call.Legs.Any(party => !party.IsReleased && ReferenceEquals(party.Device, world.Phone(other)))
            )
            ?.State;

    // What the other party hears of a key, or what the key's own telephone is told of it: each digit once.
    private static IEnumerable<char> Digits(ConformanceWorld world) =>
        world
            .Happened.OfType<PbxEvent.DigitHeard>()
            .Where(static heard => heard is { Ended: true, Sent: false })
            .Select(static heard => heard.Digit);

    private static bool Is(ConformanceWorld world, string number, LegState state) =>
        world.Phone(number).Legs.Any(leg => leg.State == state);
}
