using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance.Wire;

/// <summary>Nothing grows without a bound and nobody is held up: bursts are taken whole, turns are kept, what is beyond the bound is told. For data links and boards.</summary>
/// <param name="target">The adapter and its far end.</param>
public abstract class WireBackpressureConformance(WireTarget target) : WireSuite(target)
{
    private const int Burst = 2000;
    private const int Turn = 3;
    private const int ReceiveLimit = 16 * 1024;

    /// <summary>A burst within the bound is taken whole, each frame once, and the story is told afterwards as ever.</summary>
    [Fact]
    public virtual async Task A_burst_within_the_bound_is_taken_whole()
    {
        await using var honest = InService();
        var from = honest.Adapter.Items.Count;
        honest.Play();
        await using var world = InService();
        world.Wire.Inject([.. Enumerable.Repeat(Target.Wire.Unknown, Burst).SelectMany(static frame => frame)]);
        world.RunFor(5);
        Assert.Equal(Burst, world.Adapter.Items.OfType<ReplayItem.Unknown>().Count());
        Assert.True(world.InService, world.Rig.Seen.Reason);
        Assert.Equal(1, world.Counters.Connects);
        var after = world.Adapter.Items.Count;
        world.Play();
        Assert.Equal(honest.Told(from), world.Told(after));
    }

    /// <summary>A burst is worked on in turns: no call takes more frames than it may, so that timers and commands get theirs.</summary>
    [Fact]
    public virtual async Task No_call_takes_more_frames_than_it_may()
    {
        await using var world = InService();
        var output = new ReplayOutput(VirtualSwitch.Start);
        var turns = new Turns(world.Adapter.CreateAgain(), output);
        var replay = world.Adapter.Tape.Play(turns, output, ReplaySplit.Whole);
        var before = output.Frames;
        replay.Receive([.. Enumerable.Repeat(Target.Wire.Unknown, Burst).SelectMany(static frame => frame)], ReplaySplit.Whole);
        Assert.True(output.Frames - before >= Burst, $"{output.Frames - before} of {Burst} frames were marked.");
        Assert.True(turns.Most <= Turn, $"A call that may take {Turn} frames took {turns.Most}.");
    }

    /// <summary>Beyond the bound the link ends loudly, leaves a gap record and comes back.</summary>
    [Fact]
    public virtual async Task Beyond_the_bound_the_link_ends_with_a_gap_record_and_comes_back()
    {
        await using var world = new WireWorld(Target, transport: new TransportOptions { ReceiveLimit = ReceiveLimit });
        world.RunUntilInService(OpeningLimit);
        world.Wire.Inject([
            .. Enumerable
                .Repeat(Target.Wire.Unknown, 1 + (2 * ReceiveLimit / Target.Wire.Unknown.Length))
                .SelectMany(static frame => frame),
        ]);
        world.Rig.Settle();
        Assert.False(world.InService, "More than the bound was received at once and the link did not end.");
        world.RunUntilInService(OpeningLimit);
        world.RunFor(5);
        Assert.Contains(world.Rig.Events, static entry => entry.Type == EventTypes.Gap);
    }

    // Gives the protocol its turns as the runtime does, but short ones, and measures each.
    private sealed class Turns(ILinkProtocol inner, ReplayOutput output) : ILinkProtocol
    {
        public long Most { get; private set; }

        public void Opened(ILinkOutput to) => inner.Opened(to);

        public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput to)
        {
            var before = output.Frames;
            var consumed = inner.Received(buffer, Turn, to);
            Most = Math.Max(Most, output.Frames - before);
            return consumed;
        }

        public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput to) => inner.Execute(ticket, command, to);

        public void Abandon(CommandTicket ticket, ILinkOutput to) => inner.Abandon(ticket, to);

        public void Elapsed(LinkTimer timer, ILinkOutput to) => inner.Elapsed(timer, to);

        public void Noticed(LineNotice notice, ILinkOutput to) => inner.Noticed(notice, to);

        public void Closing(ILinkOutput to) => inner.Closing(to);

        public void Closed(ILinkOutput to) => inner.Closed(to);
    }
}
