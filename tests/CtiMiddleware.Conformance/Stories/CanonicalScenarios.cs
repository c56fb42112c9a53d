using CtiMiddleware.Conformance.World;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Conformance.Stories;

/// <summary>
/// The canonical sequences, the same for every switch. The order is that of ECMA-269: a call is originated before it is delivered and delivered
/// before it is established; whoever releases is cleared first; a transfer or conference is one event (field rules 3 and 8), and nobody who left
/// by it is cleared again (field rule 9).
/// </summary>
public static class CanonicalScenarios
{
    /// <summary>The party beyond the trunk.</summary>
    public const string Outside = "5551234567";

    private static readonly string[] s_talk = ["Originated A 1001 to 1002", "Delivered A 1002 1001→1002", "Established A 1002 1001→1002"];

    private static readonly string[] s_consult =
    [
        .. s_talk,
        "Held A 1001",
        "Originated B 1001 to 1003",
        "Delivered B 1003 1001→1003",
        "Established B 1003 1001→1003",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CallScenario> All { get; } =
    [
        new(
            "Inbound answered, the station clears",
            static world =>
            {
                Inbound(world);
                Answer(world, "1001");
                HangUp(world, "1001");
            },
            [
                "Originated A carrier to 1001",
                $"Delivered A 1001 {Outside}→1001",
                $"Established A 1001 {Outside}→1001",
                "ConnectionCleared A 1001",
                "ConnectionCleared A carrier",
                "CallCleared A",
            ]
        ),
        new(
            "Inbound answered, the caller clears",
            static world =>
            {
                var caller = Inbound(world);
                Answer(world, "1001");
                world.Engine.HangUp(caller);
            },
            [
                "Originated A carrier to 1001",
                $"Delivered A 1001 {Outside}→1001",
                $"Established A 1001 {Outside}→1001",
                "ConnectionCleared A carrier",
                "ConnectionCleared A 1001",
                "CallCleared A",
            ]
        ),
        new(
            "Inbound abandoned",
            static world => world.Engine.HangUp(Inbound(world)),
            [
                "Originated A carrier to 1001",
                $"Delivered A 1001 {Outside}→1001",
                "ConnectionCleared A 1001",
                "ConnectionCleared A carrier",
                "CallCleared A",
            ]
        ),
        new(
            "Internal call",
            static world =>
            {
                world.Talk();
                HangUp(world, "1001");
            },
            [.. s_talk, "ConnectionCleared A 1001", "ConnectionCleared A 1002", "CallCleared A"]
        ),
        new(
            "Outbound answered",
            static world =>
            {
                world.Engine.Dial(world.Phone("1001"), Outside);
                world.RunFor(10);
                HangUp(world, "1001");
            },
            [
                $"Originated A 1001 to {Outside}",
                $"NetworkReached A carrier 1001→{Outside}",
                $"Delivered A carrier 1001→{Outside}",
                $"Established A carrier 1001→{Outside}",
                "ConnectionCleared A 1001",
                "ConnectionCleared A carrier",
                "CallCleared A",
            ]
        ),
        new(
            "Busy",
            static world =>
            {
                world.Talk("1002", "1003");
                world.Talk("1004", "1002");
                world.Engine.Dial(world.Phone("1001"), "1002");
            },
            [
                "Originated A 1002 to 1003",
                "Delivered A 1003 1002→1003",
                "Established A 1003 1002→1003",
                "Originated B 1004 to 1002",
                "Delivered B 1002 1004→1002",
                "Established B 1002 1004→1002",
                "Originated C 1001 to 1002",
                "Failed C 1002 1001→1002 [busy]",
                "ConnectionCleared C 1002",
                "ConnectionCleared C 1001",
                "CallCleared C",
            ]
        ),
        new(
            "Not answered",
            static world =>
            {
                world.Engine.Dial(world.Phone("1001"), "1002");
                world.RunFor(60);
            },
            [.. s_talk[..2], "ConnectionCleared A 1002", "ConnectionCleared A 1001", "CallCleared A"]
        ),
        new(
            "Hold and retrieve",
            static world =>
            {
                world.Talk();
                world.Engine.Hold(world.Leg("1001"));
                world.RunFor(1);
                world.Engine.Retrieve(world.Leg("1001"));
                world.RunFor(1);
                HangUp(world, "1002");
            },
            [.. s_talk, "Held A 1001", "Retrieved A 1001", "ConnectionCleared A 1002", "ConnectionCleared A 1001", "CallCleared A"]
        ),
        new(
            "Consultation and reconnect",
            static world =>
            {
                var (held, _) = Consult(world);
                world.Engine.Reconnect(held);
                world.RunFor(1);
                HangUp(world, "1001");
            },
            [
                .. s_consult,
                "ConnectionCleared B 1001",
                "ConnectionCleared B 1003",
                "CallCleared B",
                "Retrieved A 1001",
                "ConnectionCleared A 1001",
                "ConnectionCleared A 1002",
                "CallCleared A",
            ]
        ),
        new(
            "Consultation and transfer",
            static world =>
            {
                var (held, consulting) = Consult(world);
                world.Engine.Transfer(held, consulting);
                world.RunFor(1);
                HangUp(world, "1003");
            },
            [
                .. s_consult,
                "Transferred A by 1001 to 1003 {1002, 1003}",
                "ConnectionCleared A 1003",
                "ConnectionCleared A 1002",
                "CallCleared A",
            ]
        ),
        new(
            "Consultation and conference",
            static world =>
            {
                var (held, consulting) = Consult(world);
                world.Engine.Conference(held, consulting);
                world.RunFor(1);
                HangUp(world, "1003");
                world.RunFor(1);
                HangUp(world, "1001");
            },
            [
                .. s_consult,
                "Conferenced A by 1001 added 1003 {1001, 1002, 1003}",
                "ConnectionCleared A 1003",
                "ConnectionCleared A 1001",
                "ConnectionCleared A 1002",
                "CallCleared A",
            ]
        ),
        new(
            "Blind transfer",
            static world =>
            {
                world.Talk();
                world.Engine.BlindTransfer(world.Leg("1001"), "1003");
                world.RunFor(1);
                Answer(world, "1003");
                HangUp(world, "1003");
            },
            [
                .. s_talk,
                "Transferred A by 1001 to 1003 {1002}",
                "Delivered A 1003",
                "Established A 1003",
                "ConnectionCleared A 1003",
                "ConnectionCleared A 1002",
                "CallCleared A",
            ]
        ),
        new(
            "Pickup",
            static world =>
            {
                world.Engine.Dial(world.Phone("1001"), "1002");
                world.RunFor(1);
                world.Engine.Dial(world.Phone("1003"), "*81002");
                world.RunFor(2);
                HangUp(world, "1003");
            },
            [
                .. s_talk[..2],
                "Diverted A 1002 to 1003",
                "Established A 1003 1001→1002",
                "ConnectionCleared A 1003",
                "ConnectionCleared A 1001",
                "CallCleared A",
            ]
        ),
    ];

    /// <summary>A call that goes on to another telephone because nobody answers the first.</summary>
    public static CallScenario Forwarded { get; } =
        new(
            "Forwarded when nobody answers",
            static world =>
            {
                world.Engine.SetForwarding(world.Phone("1002"), ForwardingKind.NoAnswer, "1003");
                world.Engine.Dial(world.Phone("1001"), "1002");
                world.Rig.RunUntil(() => world.Phone("1003").Legs.Count > 0, TimeSpan.FromMinutes(1));
                world.RunFor(1);
                Answer(world, "1003");
                HangUp(world, "1003");
            },
            [
                .. s_talk[..2],
                "Diverted A 1002 to 1003",
                "Delivered A 1003 1001→1002",
                "Established A 1003 1001→1002",
                "ConnectionCleared A 1003",
                "ConnectionCleared A 1001",
                "CallCleared A",
            ]
        );

    /// <summary>The one of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static CallScenario Find(string name) =>
        All.FirstOrDefault(one => one.Name == name) ?? throw new KeyNotFoundException($"There is no canonical scenario '{name}'.");

    private static PbxLeg Inbound(ConformanceWorld world)
    {
        var caller = world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, Outside, "1001");
        world.RunFor(2);
        return caller!;
    }

    private static (PbxLeg Held, PbxLeg Consulting) Consult(ConformanceWorld world)
    {
        world.Talk();
        var held = world.Leg("1001");
        var consulting = world.Engine.Consult(held, "1003", sharesLine: true);
        world.RunFor(1);
        Answer(world, "1003");
        return (held, consulting!);
    }

    private static void Answer(ConformanceWorld world, string number)
    {
        world.Engine.Answer(world.Leg(number));
        world.RunFor(2);
    }

    private static void HangUp(ConformanceWorld world, string number) => world.Engine.HangUp(world.Leg(number));
}
