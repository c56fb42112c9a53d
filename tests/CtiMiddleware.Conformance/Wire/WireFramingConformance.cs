using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance.Wire;

/// <summary>
/// A line has no packets: however the bytes are cut the adapter says the same, and what is no frame is told and skipped, or costs the link, but is
/// neither kept nor silent. For data links and boards.
/// </summary>
/// <param name="target">The adapter and its far end.</param>
public abstract class WireFramingConformance(WireTarget target) : WireSuite(target)
{
    /// <summary>The account of a story does not depend on how the line cut it.</summary>
    [Fact]
    public virtual async Task Whole_byte_by_byte_and_cut_at_random_say_the_same()
    {
        await using var world = Story();
        Assert.True(world.Adapter.Frames.Count > 0, "The story brought no frame.");
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

    /// <summary>Beyond the bound a frame is refused by a typed error, or skipped and told; either way it is not kept.</summary>
    [Fact]
    public virtual async Task An_overlong_frame_is_refused_or_skipped_with_a_reason_and_not_kept()
    {
        await using var world = InService();
        var output = new ReplayOutput(VirtualSwitch.Start);
        var replay = world.Adapter.Tape.Play(world.Adapter.CreateAgain(), output, ReplaySplit.Whole);
        var given = 0L;
        foreach (var piece in Target.Wire.Overlong())
        {
            given += piece.Length;
            try
            {
                replay.Receive(piece, ReplaySplit.Whole);
            }
            catch (LinkProtocolException refused)
            {
                Assert.False(string.IsNullOrWhiteSpace(refused.Message), "The refusal gives no reason.");
                return;
            }
            Assert.True(
                replay.Unconsumed <= Target.Wire.MaxFrameLength + (2L * piece.Length),
                $"{replay.Unconsumed} bytes of one frame are kept; the bound is {Target.Wire.MaxFrameLength}."
            );
        }
        Assert.True(given > Target.Wire.MaxFrameLength, "The sample is not longer than the bound.");
        Assert.True(
            output.Items.OfType<ReplayItem.Anomaly>().Any(),
            "A frame that never ends was neither refused by a LinkProtocolException nor told as an anomaly."
        );
    }

    /// <summary>An overlong frame is counted, and the link is in service soon afterwards and tells what comes.</summary>
    [Fact]
    public virtual async Task An_overlong_frame_is_counted_and_the_story_is_told_afterwards() =>
        await IsToldAfterAsync(Target.Wire.Overlong().ToList());

    /// <summary>Garbage is never silent and never the end: it is counted, skipped or drops the link, and what comes next is told.</summary>
    [Fact]
    public virtual async Task Garbage_between_frames_is_seen_and_the_story_is_told_afterwards() =>
        await IsToldAfterAsync([Target.Wire.Garbage]);

    /// <summary>Half a frame of the old connection is not put before the first frame of the new one.</summary>
    [Fact]
    public virtual async Task A_connection_that_ends_inside_a_frame_leaves_nothing_behind()
    {
        await using var world = InService();
        world.Wire.CutNext = true;
        world.Peer.Act(0);
        world.RunFor(0.5);
        Assert.False(world.Wire.CutNext, "The first step of the story sends nothing.");
        world.Rig.Cut();
        world.RunUntilInService(OpeningLimit);
        // That half a frame was lost may be told when the connection ends; on the new one nothing is odd.
        var odd = world.Adapter.Anomalies.Count();
        world.Play();
        Assert.Empty(world.Counters.ProtocolErrors);
        Assert.Empty(world.Adapter.Anomalies.Skip(odd));
    }

    private async Task IsToldAfterAsync(IReadOnlyList<byte[]> pieces)
    {
        await using var honest = Story();
        honest.RunFor(60);
        var from = honest.Adapter.Items.Count;
        honest.Play();
        await using var world = InService();
        foreach (var piece in pieces)
        {
            if (!world.InService)
                break;
            world.Wire.Inject(piece);
            world.Rig.Settle();
        }
        world.RunFor(5);
        world.RunUntilInService(OpeningLimit);
        var counters = world.Counters;
        Assert.True(
            counters.Anomalies.Values.Sum() + counters.Unknown.Values.Sum() + counters.ProtocolErrors.Values.Sum() > 0,
            "It was swallowed: no anomaly, no unknown frame, no protocol error."
        );
        // The first frame may end what was no frame and be lost with it; the story is played twice, and the second time is right.
        world.Play();
        world.RunUntilInService(OpeningLimit);
        world.RunFor(60);
        var again = world.Adapter.Items.Count;
        world.Play();
        Assert.Equal(honest.Told(from), world.Told(again));
    }
}
