using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Conformance.Wire;

/// <summary>
/// A line has noise, and a far end may be broken, or none. Bytes made wrong on purpose end in a typed error or are told: no crash, no hang, no
/// growth. The number of rounds is multiplied by the environment variable <c>CTI_FUZZ_ROUNDS</c>. For data links and boards.
/// </summary>
/// <param name="target">The adapter and its far end.</param>
public abstract class WireHostileInputConformance(WireTarget target) : WireSuite(target)
{
    /// <summary>Frames of the story, changed at random from a fixed seed.</summary>
    [Fact]
    public virtual Task Mutated_frames_of_a_fixed_seed_end_in_a_typed_error_or_go_on() => FuzzAsync(0x5EED_0001);

    /// <summary>The same from a fresh seed, which a failure prints.</summary>
    [Fact]
    public virtual Task Mutated_frames_of_a_fresh_seed_end_in_a_typed_error_or_go_on() =>
        FuzzAsync((ulong)TimeProvider.System.GetTimestamp());

    /// <summary>Bytes that are no protocol at all, after the opening and instead of it.</summary>
    [Fact]
    public virtual async Task Random_bytes_end_in_a_typed_error_or_go_on()
    {
        await using var world = InService();
        HostileChecks.Noise(world.Adapter);
    }

    /// <summary>A well-formed frame of an unknown kind is told, with its kind and its bytes, every time; the link goes on.</summary>
    [Fact]
    public virtual async Task An_unknown_frame_is_kept_with_its_kind_and_its_bytes()
    {
        await using var world = InService();
        for (var times = 0; times < 3; times++)
            world.Wire.Inject(Target.Wire.Unknown);
        world.RunFor(1);
        var unknown = world.Adapter.Items.OfType<ReplayItem.Unknown>().ToList();
        Assert.Equal(3, unknown.Count);
        Assert.All(unknown, one => Assert.Equal(Target.Wire.UnknownType, one.Type));
        Assert.All(unknown, static one => Assert.NotEqual(string.Empty, one.Frame));
        Assert.True(world.InService);
        Assert.Equal(1, world.Counters.Connects);
    }

    /// <summary>
    /// Unknown frames by the ten thousand and connections by the dozen, each with the whole story, leave nothing behind: one protocol serves all
    /// connections of its link, and what it keeps of them must not add up.
    /// </summary>
    [Fact]
    public virtual async Task Unknown_frames_and_reconnections_take_no_memory()
    {
        await using var world = Story();
        HostileChecks.Growth(world.Adapter, Target.Wire.Unknown);
    }

    private async Task FuzzAsync(ulong seed)
    {
        await using var world = Story();
        HostileChecks.Mutations(world.Adapter, Target.Wire.FrameEnd, seed);
    }
}
