using CtiMiddleware.Conformance.Stories;
using CtiMiddleware.Conformance.World;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance.Suites;

/// <summary>What holds of every event, whatever people do: no hole, no event before its call exists, none after its end, nothing twice.</summary>
/// <param name="target">The adapter and its face.</param>
public abstract class EventInvariantConformance(ConformanceTarget target) : ConformanceSuite(target)
{
    private const int Seeds = 10;
    private const int Steps = 60;

    /// <summary>Positions count up without a hole, and times never go back.</summary>
    [Fact]
    public virtual async Task Positions_have_no_hole_and_times_never_go_back()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            await using var world = Random(seed);
            var (number, time) = (0L, DateTimeOffset.MinValue);
            foreach (var entry in world.Log)
            {
                Assert.Equal(++number, entry.Number);
                Assert.True(entry.Time >= time, $"Seed {seed}: {entry.Type} at {entry.Number} is older than the one before.");
                Assert.True(
                    entry.Data.Received is not { } received || received <= entry.Time,
                    $"{entry.Type} was told before its bytes came."
                );
                time = entry.Time;
            }
        }
    }

    /// <summary>An adapter says nothing about a connection that it has not announced, and nothing twice.</summary>
    [Fact]
    public virtual async Task No_event_before_its_connection_exists_none_after_its_end_and_none_twice()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            await using var world = Random(seed);
            var book = new ConnectionBook();
            foreach (var one in world.Adapter.Events.OfType<CallEvent>())
            {
                var complaint = book.Enter(one);
                Assert.True(complaint is null, $"Seed {seed}: {complaint}: {one}");
            }
            Assert.Equal(string.Empty, book.Open);
        }
    }

    /// <summary>In the log no call has an event before it was shown and none after it was removed; every call ends once.</summary>
    [Fact]
    public virtual async Task In_the_log_every_call_begins_once_and_ends_once_with_nothing_outside()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            await using var world = Random(seed);
            var (alive, ended) = (new HashSet<string>(), new HashSet<string>());
            foreach (var entry in world.Log)
            {
                foreach (var call in entry.Data.Changed.OfType<Call>())
                {
                    Assert.DoesNotContain(call.Id.Value, ended);
                    alive.Add(call.Id.Value);
                }
                if (entry.Data.Call is { } about)
                {
                    var known = alive.Contains(about.Value) || entry.Data.Removed.Any(one => one.Id == about.Value);
                    Assert.True(known, $"Seed {seed}: {entry.Type} at {entry.Number} is about a call that is not there.");
                }
                foreach (var one in entry.Data.Removed.Where(static one => one.Kind == ObjectKind.Call))
                {
                    Assert.True(alive.Remove(one.Id), $"Seed {seed}: a call ends at {entry.Number} that is not there.");
                    Assert.True(ended.Add(one.Id), $"Seed {seed}: a call ends twice.");
                }
            }
            Assert.Empty(alive);
        }
    }

    /// <summary>Connections go through legal states only (ECMA-269, 6.1.5), and the runtime has nothing to complain about.</summary>
    [Fact]
    public virtual async Task Connections_go_through_legal_states_and_nothing_contradicts_the_model()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            await using var world = Random(seed);
            foreach (var entry in world.Log.Where(static entry => entry.Data is { Connection: not null, PreviousState: not null }))
            {
                var now = entry
                    .Data.Changed.OfType<Call>()
                    .SelectMany(static call => call.Connections)
                    .FirstOrDefault(one => one.Id == entry.Data.Connection);
                var to = now?.State ?? LocalConnectionState.Null;
                Assert.True(
                    ConnectionTransitions.IsLegal(entry.Data.PreviousState!.Value, to),
                    $"Seed {seed}: {entry.Type} leads from {entry.Data.PreviousState} to {to}."
                );
            }
            Assert.Empty(world.Adapter.Anomalies);
            Assert.Empty(world.Counters.Anomalies);
            Assert.Empty(world.Counters.Unknown);
        }
    }

    /// <summary>What a snapshot leads to is marked, every event of it: it was reconciled, not said.</summary>
    [Fact]
    public virtual async Task What_a_snapshot_leads_to_is_marked()
    {
        await using var world = NewWorld();
        // One call is talked in and one rings before anybody listens, and nothing happens while the link comes up: no event is the switch's.
        world.Rig.Listen(on: false);
        world.Engine.Dial(world.Phone("1001"), "1002");
        world.Engine.Dial(world.Phone("1003"), "1004");
        world.RunFor(1);
        world.Engine.Answer(world.Leg("1002"));
        world.RunFor(5);
        world.Rig.Listen(on: true);
        world.Rig.RunUntilInService();
        var calls = new HashSet<CallId>();
        foreach (var entry in world.Log.TakeWhile(static entry => entry.Type != EventTypes.InService))
        {
            var about = entry.Data.Changed.OfType<Call>().Select(static call => call.Id).ToList();
            if (about.Count == 0 && entry.Data.Call is null)
                continue;
            calls.UnionWith(about);
            Assert.True(entry.Data.Synthetic, $"{entry.Type} at {entry.Number} was made of a snapshot and does not say so.");
        }
        Assert.Equal(2, calls.Count);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    /// <summary>Two runs of one seed tell the same bytes (architecture, promise 9).</summary>
    [Fact]
    public virtual async Task Two_runs_of_one_seed_tell_the_same()
    {
        await using var first = Random(3);
        await using var second = Random(3);
        Assert.Equal(Text(first), Text(second));
    }

    private static IEnumerable<string> Text(ConformanceWorld world) =>
        world.Log.Select(static entry => System.Text.Encoding.UTF8.GetString(entry.Json.Span));

    private ConformanceWorld Random(ulong seed)
    {
        var world = InService(new VirtualSwitchOptions { Seed = seed });
        var phones = new RandomPhones(world, seed);
        phones.Run(Steps);
        phones.HangUpAll();
        world.RunFor(5);
        return world;
    }
}
