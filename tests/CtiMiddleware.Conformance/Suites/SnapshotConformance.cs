using CtiMiddleware.Conformance.World;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Conformance.Suites;

/// <summary>After every loss the middleware's calls become those of the switch: reconciled, not forgotten (field rules 27, 36 to 38).</summary>
/// <param name="target">The adapter and its face.</param>
public abstract class SnapshotConformance(ConformanceTarget target) : ConformanceSuite(target)
{
    /// <summary>A call that ended while nobody listened gets its end, with the cause that says so.</summary>
    [Fact]
    public virtual async Task Rule_36_a_call_that_ended_during_the_outage_ends_once_with_cause_resync()
    {
        await using var world = InService();
        var call = world.Talk();
        Lose(world);
        world.Engine.HangUp(world.Leg("1001"));
        world.RunFor(5);
        Return(world);
        Assert.Empty(world.Rig.Calls);
        var ends = Ends(world, call);
        Assert.True(ends.Count == 1, $"The call ended {ends.Count} times.");
        Assert.Equal(EventCause.Resync, ends[0].Data.Removed.First(static one => one.Kind == ObjectKind.Call).Cause);
        Assert.True(ends[0].Data.Synthetic, "The end was made by reconciliation and does not say so.");
    }

    /// <summary>A call that began while nobody listened appears, once, marked as reconciled.</summary>
    [Fact]
    public virtual async Task Rule_36_a_call_that_began_during_the_outage_appears_once_and_is_marked()
    {
        await using var world = InService();
        var head = world.Log.Count;
        Lose(world);
        world.Engine.Dial(world.Phone("1003"), "1004");
        world.RunFor(1);
        world.Engine.Answer(world.Leg("1004"));
        world.RunFor(1);
        Return(world);
        var call = Assert.Single(world.Rig.Calls);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
        var about = world.Log.Skip(head).Where(entry => entry.Data.Call == call.Id).ToList();
        Assert.NotEmpty(about);
        Assert.All(about, static entry => Assert.True(entry.Data.Synthetic, $"{entry.Type} does not say that it was reconciled."));
    }

    /// <summary>A call that lives through the outage is the same call, and nothing is told anew about it.</summary>
    [Fact]
    public virtual async Task A_call_that_lives_through_the_outage_keeps_its_identifiers()
    {
        await using var world = InService();
        var call = world.Talk();
        for (var outage = 0; outage < 3; outage++)
        {
            Lose(world);
            Return(world);
            var now = Assert.Single(world.Rig.Calls);
            Assert.Equal(call.Id, now.Id);
            Assert.Equal(call.Connections.Select(static one => one.Id), now.Connections.Select(static one => one.Id));
        }
        world.Engine.HangUp(world.Leg("1002"));
        world.RunFor(2);
        Assert.Empty(world.Rig.Calls);
        Assert.Single(Ends(world, call));
    }

    /// <summary>What changed in a call meanwhile is seen afterwards: a state that was missed is corrected.</summary>
    [Fact]
    public virtual async Task A_state_that_changed_during_the_outage_is_corrected()
    {
        await using var world = InService();
        world.Engine.Dial(world.Phone("1001"), "1002");
        world.RunFor(1);
        Lose(world);
        world.Engine.Answer(world.Leg("1002"));
        world.RunFor(1);
        Return(world);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    /// <summary>A hold and a retrieval that nobody saw are seen afterwards.</summary>
    [Fact]
    public virtual async Task A_hold_during_the_outage_is_seen_afterwards()
    {
        await using var world = InService();
        world.Talk("1001", "1002");
        world.Talk("1003", "1004");
        world.Engine.Hold(world.Leg("1001"));
        world.RunFor(1);
        Lose(world);
        world.Engine.Retrieve(world.Leg("1001"));
        world.Engine.Hold(world.Leg("1003"));
        world.RunFor(1);
        Return(world);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    /// <summary>Lost, ended, begun and kept calls together, and a call from outside.</summary>
    [Fact]
    public virtual async Task Several_calls_that_changed_differently_converge()
    {
        await using var world = InService();
        var kept = world.Talk("1001", "1002");
        var ended = world.Talk("1003", "1004");
        Lose(world);
        world.Engine.HangUp(world.Leg("1003"));
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "5551234567", "1003");
        world.RunFor(2);
        Return(world);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
        Assert.Contains(world.Rig.Calls, call => call.Id == kept.Id);
        Assert.Single(Ends(world, ended));
        Assert.Equal(2, world.Rig.Calls.Count);
    }

    /// <summary>What happened while nobody listened is not there: a gap record with its limits says from when to when (field rule 37).</summary>
    [Fact]
    public virtual async Task Rule_37_an_outage_leaves_one_gap_record()
    {
        await using var world = InService();
        Lose(world);
        world.RunFor(30);
        Return(world);
        Assert.Single(world.Log, static entry => entry.Type == EventTypes.Gap);
    }

    /// <summary>Random calls, random outages: in the end both accounts are equal, every time.</summary>
    [Fact]
    public virtual async Task Rule_38_after_random_calls_and_outages_both_accounts_are_equal()
    {
        for (var seed = 1UL; seed <= 12; seed++)
        {
            await using var world = InService(new() { Seed = seed });
            var phones = new RandomPhones(world, seed);
            for (var outage = 0; outage < 3; outage++)
            {
                phones.Holds = true;
                phones.Run(12);
                Lose(world);
                // A hold that nobody saw is a promise of its own, above.
                phones.Holds = false;
                phones.Run(8);
                Return(world);
                world.RunFor(2);
                Assert.True(
                    world.SwitchAccount() == world.SeenAccount(),
                    $"Seed {seed}, outage {outage}.\nSwitch:\n{world.SwitchAccount()}\nMiddleware:\n{world.SeenAccount()}"
                );
            }
            phones.HangUpAll();
            world.RunFor(5);
            Assert.True(world.Rig.Calls.Count == 0, $"Seed {seed}: calls stick.\n{world.SeenAccount()}");
            foreach (var call in Everything(world))
                Assert.True(Ends(world, call) == 1, $"Seed {seed}: call {call} ended {Ends(world, call)} times.");
        }
    }

    private static void Lose(ConformanceWorld world)
    {
        world.Rig.Listen(on: false);
        world.Rig.Cut();
        Assert.False(world.InService);
    }

    private static void Return(ConformanceWorld world)
    {
        world.Rig.Listen(on: true);
        Assert.True(world.Rig.RunUntil(() => world.InService, TimeSpan.FromMinutes(2)), world.Rig.Seen.Reason);
    }

    private static List<LogEntry> Ends(ConformanceWorld world, Call call) =>
        [.. world.Log.Where(entry => entry.Data.Removed.Any(one => one.Kind == ObjectKind.Call && one.Id == call.Id.Value))];

    private static int Ends(ConformanceWorld world, string call) =>
        world.Log.Count(entry => entry.Data.Removed.Any(one => one.Kind == ObjectKind.Call && one.Id == call));

    private static HashSet<string> Everything(ConformanceWorld world) =>
        [.. world.Log.SelectMany(static entry => entry.Data.Changed).OfType<Call>().Select(static call => call.Id.Value)];
}
