using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance.Suites;

/// <summary>A stream has no packets: however the bytes are cut the adapter says the same, and what is no frame costs the link at most.</summary>
/// <param name="target">The adapter and its face.</param>
public abstract class FramingConformance(ConformanceTarget target) : ConformanceSuite(target)
{
    /// <summary>The account of a story does not depend on how the network cut it.</summary>
    [Fact]
    public virtual async Task Whole_byte_by_byte_and_cut_at_random_say_the_same()
    {
        await using var world = Story();
        TapeChecks.SaysTheSameHoweverItIsCut(world.Adapter);
    }

    /// <summary>There is no point at which a cut is seen.</summary>
    [Fact]
    public virtual async Task A_frame_cut_at_any_point_says_the_same()
    {
        await using var world = Story();
        TapeChecks.SaysTheSameCutAtAnyPoint(world.Adapter);
    }

    /// <summary>Frames that came one by one may as well come in one piece.</summary>
    [Fact]
    public virtual async Task Frames_that_come_together_say_the_same()
    {
        await using var world = Story();
        TapeChecks.SaysTheSameTogether(world.Adapter);
    }

    /// <summary>What is not complete is waited for: nothing is concluded from a part.</summary>
    [Fact]
    public virtual async Task A_frame_without_its_end_asks_for_more_and_says_nothing()
    {
        await using var world = Story();
        TapeChecks.SaysNothingOfAPart(world.Adapter);
    }

    /// <summary>The same bytes, commands and times lead to the same results: what happened at a customer can be replayed.</summary>
    [Fact]
    public virtual async Task A_recorded_link_says_again_what_it_said()
    {
        await using var world = Story();
        TapeChecks.SaysAgainWhatItSaid(world.Adapter);
    }

    /// <summary>A frame beyond the bound is refused by a typed error before it is kept.</summary>
    [Fact]
    public virtual async Task An_overlong_frame_is_refused_with_a_reason_and_not_kept()
    {
        await using var world = InService();
        var output = new ReplayOutput(VirtualSwitch.Start);
        var replay = world.Adapter.Tape.Play(world.Adapter.CreateAgain(), output, ReplaySplit.Whole);
        var given = 0L;
        LinkProtocolException? refused = null;
        foreach (var piece in Target.Wire.Overlong())
        {
            given += piece.Length;
            try
            {
                replay.Receive(piece, ReplaySplit.Whole);
            }
            catch (LinkProtocolException error)
            {
                refused = error;
                break;
            }
            Assert.True(
                given <= Target.Wire.MaxFrameLength + (2L * piece.Length),
                $"{given} bytes of one frame were taken; the bound is {Target.Wire.MaxFrameLength}."
            );
        }
        Assert.True(refused is not null, "A frame that never ends was not refused by a LinkProtocolException.");
        Assert.False(string.IsNullOrWhiteSpace(refused.Message), "The refusal gives no reason.");
    }

    /// <summary>After an overlong frame the link is dropped, counted, and comes back with the right calls.</summary>
    [Fact]
    public virtual async Task An_overlong_frame_drops_the_link_and_it_comes_back()
    {
        await using var world = InService();
        var call = world.Talk();
        foreach (var piece in Target.Wire.Overlong())
        {
            if (!world.InService)
                break;
            world.Wire.Inject(piece);
            world.Rig.Settle();
        }
        Assert.False(world.InService, "The link is in service although a frame never ended.");
        world.RunThroughOutage(TimeSpan.FromMinutes(1));
        Assert.True(world.Counters.ProtocolErrors.Values.Sum() == 1, "The protocol error was not counted once.");
        Assert.Equal(call.Id, Assert.Single(world.Rig.Calls).Id);
    }

    /// <summary>Garbage is never silent and never the end: it is counted, or drops the link with its bytes, and the calls are right afterwards.</summary>
    [Fact]
    public virtual async Task Garbage_between_frames_is_seen_and_the_calls_are_right_afterwards()
    {
        await using var world = InService();
        world.Talk();
        world.Wire.Inject(Target.Wire.Garbage);
        world.RunFor(1);
        world.Engine.Hold(world.Leg("1001"));
        Assert.True(world.Rig.RunUntil(() => world.InService, TimeSpan.FromMinutes(2)), world.Rig.Seen.Reason);
        world.RunFor(5);
        var counters = world.Counters;
        Assert.True(
            counters.Anomalies.Values.Sum() + counters.Unknown.Values.Sum() + counters.ProtocolErrors.Values.Sum() > 0,
            "Garbage was swallowed: no anomaly, no unknown frame, no protocol error."
        );
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    /// <summary>Half a frame of the old connection is not put before the first frame of the new one.</summary>
    [Fact]
    public virtual async Task A_connection_that_ends_inside_a_frame_leaves_nothing_behind()
    {
        await using var world = InService();
        world.Engine.Dial(world.Phone("1001"), "1002");
        world.RunFor(1);
        world.Wire.CutNext = true;
        world.Engine.Answer(world.Leg("1002"));
        world.Rig.Settle();
        world.Rig.Cut();
        world.RunThroughOutage(TimeSpan.FromMinutes(1));
        Assert.Empty(world.Counters.ProtocolErrors);
        Assert.Empty(world.Adapter.Anomalies);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    private ConformanceWorld Story()
    {
        var world = InService();
        world.Talk();
        world.Engine.Hold(world.Leg("1001"));
        world.RunFor(1);
        world.Engine.Retrieve(world.Leg("1001"));
        world.RunFor(1);
        world.Engine.HangUp(world.Leg("1002"));
        world.RunFor(1);
        return world;
    }
}
