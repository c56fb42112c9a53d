using CtiMiddleware.Conformance.Stories;
using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance.Suites;

/// <summary>Nothing grows without a bound and the switch is never held up: who is slow is told, and the link goes on.</summary>
/// <param name="target">The adapter and its face.</param>
public abstract class BackpressureConformance(ConformanceTarget target) : ConformanceSuite(target)
{
    private const int Ring = 200_000;

    /// <summary>A reader that falls behind costs the ring and no more, then gets the state itself; the link does not notice.</summary>
    [Fact]
    public virtual async Task A_slow_reader_costs_the_ring_and_gets_the_state_itself_while_the_link_goes_on()
    {
        await using var world = InService(new VirtualSwitchOptions { Log = new EventLogOptions { RingBytes = Ring } });
        var reader = new Subscription(world.Rig.Log, new EventView(ViewFilter.Everything, AccessRule.Everything));
        var items = new List<StreamItem>();
        Drain(reader, items);
        var phones = new RandomPhones(world, 1);
        for (var minute = 0; minute < 10; minute++)
        {
            phones.Run(50);
            Assert.True(world.Rig.Log.Replay.Bytes <= Ring, $"The ring holds {world.Rig.Log.Replay.Bytes} of {Ring} bytes.");
        }
        items.Clear();
        Drain(reader, items);
        Assert.Equal(StreamItemKind.Resync, items[0].Kind);
        Assert.Equal(ResyncReasons.SlowConsumer, items[0].Reason);
        Assert.Equal(world.Rig.Log.Head, items[^1].Cursor);
        Assert.True(world.InService, world.Rig.Seen.Reason);
        Assert.Equal(1, world.Counters.Connects);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    /// <summary>A reader that three times cannot even take the snapshot is ended, with the rate that it would need; the link goes on.</summary>
    [Fact]
    public virtual async Task A_reader_that_never_keeps_up_is_ended_with_the_rate_it_needs_while_the_link_goes_on()
    {
        await using var world = InService(new VirtualSwitchOptions { Log = new EventLogOptions { RingBytes = 20_000 } });
        var reader = new Subscription(world.Rig.Log, new EventView(ViewFilter.Everything, AccessRule.Everything));
        var phones = new RandomPhones(world, 2);
        var items = new List<StreamItem>();
        for (var turn = 0; turn < 400 && !reader.Ended; turn++)
        {
            phones.Run(10);
            reader.Read(items, 1);
        }
        Assert.True(reader.Ended, "A reader that takes one item while a hundred are made was never ended.");
        Assert.Equal(StreamItemKind.TooSlow, items[^1].Kind);
        Assert.True(items[^1].NeededBytesPerSecond > 0);
        Assert.True(world.InService, world.Rig.Seen.Reason);
        Assert.Equal(1, world.Counters.Connects);
    }

    /// <summary>A burst within the bound is taken whole: nothing is lost, no connection is dropped.</summary>
    [Fact]
    public virtual async Task A_burst_within_the_bound_is_taken_whole()
    {
        await using var calm = InService();
        Burst(calm, held: false);
        await using var world = InService();
        Burst(world, held: true);
        Assert.Equal(1, world.Counters.Connects);
        Assert.True(world.InService, world.Rig.Seen.Reason);
        // Of different calls the order may differ: what waits for a moment to be sure waits for no more than one when all comes at once.
        Assert.Equal(ByCall(calm), ByCall(world));
        Assert.Empty(world.Rig.Calls);
    }

    /// <summary>Beyond the bound the link ends loudly, leaves a gap record, comes back, and the calls are those of the switch.</summary>
    [Fact]
    public virtual async Task Beyond_the_bound_the_link_ends_with_a_gap_record_and_comes_back()
    {
        await using var world = InService(new VirtualSwitchOptions { Transport = new TransportOptions { ReceiveLimit = OverrunLimit } });
        world.Wire.Holding = true;
        var phones = new RandomPhones(world, 3);
        for (var steps = 0; steps < 400 && world.Wire.Held <= OverrunLimit * 2; steps++)
        {
            phones.Holds = false;
            phones.Run(1);
            // The pause must not be taken for a loss by supervision: it is the burst after it that is examined.
            if (world.Rig.Kernel.Elapsed.TotalSeconds > 12)
                break;
            for (var more = 0; more < 60; more++)
                phones.StepNow();
        }
        Assert.True(world.Wire.Held > OverrunLimit, $"Only {world.Wire.Held} bytes were kept back.");
        world.Wire.Release();
        world.Rig.Settle();
        Assert.False(world.InService, "More than the bound was received at once and the link did not end.");
        Assert.True(world.Rig.RunUntil(() => world.InService, TimeSpan.FromMinutes(2)), world.Rig.Seen.Reason);
        world.RunFor(5);
        Assert.Contains(world.Log, static entry => entry.Type == EventTypes.Gap);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    /// <summary>The receive bound of the overrun test in bytes: more than a login with snapshots takes at once, less than the burst.</summary>
    protected virtual int OverrunLimit => 16 * 1024;

    private static IEnumerable<string> ByCall(ConformanceWorld world) =>
        CallStory
            .Of(world.Adapter.Events)
            .GroupBy(static line => line.Split(' ')[1], StringComparer.Ordinal)
            .Select(static call => string.Join("; ", call));

    private static void Burst(ConformanceWorld world, bool held)
    {
        var phones = new RandomPhones(world, 4);
        world.Wire.Holding = held;
        for (var step = 0; step < 300; step++)
        {
            phones.StepNow();
            world.RunFor(0.02);
        }
        phones.HangUpAll();
        world.RunFor(0.5);
        world.Wire.Release();
        world.RunFor(5);
    }

    private static void Drain(Subscription reader, List<StreamItem> items)
    {
        while (reader.Read(items, 100) > 0) { }
    }
}
