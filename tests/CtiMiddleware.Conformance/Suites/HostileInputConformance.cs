using System.Globalization;
using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Conformance.Suites;

/// <summary>
/// A switch may be broken, or none. Bytes made wrong on purpose end in a typed error or are told as unknown: no crash, no hang, no growth.
/// The number of rounds is multiplied by the environment variable <c>CTI_FUZZ_ROUNDS</c>.
/// </summary>
/// <param name="target">The adapter and its face.</param>
public abstract class HostileInputConformance(ConformanceTarget target) : ConformanceSuite(target)
{
    private const int Rounds = 400;
    private const int FramesInARound = 40;
    private const int ConnectionsFed = 20;
    private const int FramesAtOnce = 100;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Frames of real calls, changed at random from a fixed seed.</summary>
    [Fact]
    public virtual Task Mutated_frames_of_a_fixed_seed_end_in_a_typed_error_or_go_on() => FuzzAsync(0x5EED_0001);

    /// <summary>The same from a fresh seed, which a failure prints.</summary>
    [Fact]
    public virtual Task Mutated_frames_of_a_fresh_seed_end_in_a_typed_error_or_go_on() =>
        FuzzAsync((ulong)TimeProvider.System.GetTimestamp());

    /// <summary>Bytes that are no protocol at all, after the login and instead of it.</summary>
    [Fact]
    public virtual async Task Random_bytes_end_in_a_typed_error_or_go_on()
    {
        await using var world = InService();
        var random = new SplitMix64(0x5EED_0002);
        OnThread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var noise = new byte[1 + random.NextInt(4000)];
                foreach (ref var value in noise.AsSpan())
                    value = (byte)random.NextInt(256);
                Survives(world, noise, loggedOn: random.NextInt(2) == 0, $"round {round}");
            }
        });
    }

    /// <summary>A well-formed frame of an unknown kind is told, with its kind and its bytes, every time; the link goes on.</summary>
    [Fact]
    public virtual async Task An_unknown_frame_is_kept_with_its_kind_and_its_bytes()
    {
        await using var world = InService();
        var call = world.Talk();
        for (var times = 0; times < 3; times++)
            world.Wire.Inject(Target.Wire.Unknown);
        world.RunFor(1);
        var unknown = world.Adapter.Items.OfType<ReplayItem.Unknown>().ToList();
        Assert.Equal(3, unknown.Count);
        Assert.All(unknown, one => Assert.Equal(Target.Wire.UnknownType, one.Type));
        Assert.All(unknown, static one => Assert.NotEqual(string.Empty, one.Frame));
        Assert.True(world.InService);
        Assert.Equal(1, world.Counters.Connects);
        Assert.Equal(call.Id, Assert.Single(world.Rig.Calls).Id);
    }

    /// <summary>Unknown frames by the ten thousand and connections by the hundred leave nothing behind.</summary>
    [Fact]
    public virtual async Task Unknown_frames_and_reconnections_take_no_memory()
    {
        await using var world = InService();
        var bytes = world.Adapter.Tape;
        var protocol = world.Adapter.CreateAgain();
        byte[] unknown = [.. Enumerable.Repeat(Target.Wire.Unknown, FramesAtOnce).SelectMany(static frame => frame)];
        Feed(10);
        // What is reachable from the protocol, and not the memory of the process: other tests take and give that meanwhile.
        var before = ReachableMemory.Of(protocol);
        Feed(ConnectionsFed);
        var grown = ReachableMemory.Of(protocol) - before;
        Assert.True(
            grown < 64 * 1024,
            $"After {ConnectionsFed} connections with {FramesAtOnce * FramesAtOnce} unknown frames each the adapter holds {grown} bytes more."
        );

        void Feed(int connections)
        {
            for (var connection = 0; connection < connections; connection++)
            {
                var replay = bytes.Play(protocol, new ReplayOutput(VirtualSwitch.Start), ReplaySplit.Whole);
                for (var times = 0; times < FramesAtOnce; times++)
                    replay.Receive(unknown, ReplaySplit.Whole);
                replay.Close();
            }
        }
    }

    private async Task FuzzAsync(ulong seed)
    {
        await using var world = InService();
        var phones = new RandomPhones(world, 1);
        phones.Run(60);
        phones.HangUpAll();
        world.RunFor(3);
        var corpus = world.Adapter.Frames;
        Assert.NotEmpty(corpus);
        var random = new SplitMix64(seed);
        OnThread(() =>
        {
            for (var round = 0; round < Rounds * Multiplier; round++)
            {
                var bytes = new List<byte>();
                for (var frame = 0; frame < FramesInARound; frame++)
                    bytes.AddRange(Mutated(corpus[random.NextInt(corpus.Count)], random));
                Survives(world, [.. bytes], loggedOn: true, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}"));
            }
        });
    }

    private static int Multiplier =>
        int.TryParse(Environment.GetEnvironmentVariable("CTI_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var times) && times > 0
            ? times
            : 1;

    private static byte[] Mutated(byte[] frame, SplitMix64 random)
    {
        var bytes = (byte[])frame.Clone();
        for (var changes = random.NextInt(4); changes > 0 && bytes.Length > 0; changes--)
        {
            var at = random.NextInt(bytes.Length);
            switch (random.NextInt(5))
            {
                case 0:
                    bytes[at] = (byte)random.NextInt(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 2:
                    bytes = bytes[..at];
                    break;
                case 3:
                    bytes = [.. bytes[..at], .. bytes[..random.NextInt(bytes.Length)], .. bytes[at..]];
                    break;
                default:
                    // Lengths and counts live at the front of most binary frames.
                    bytes[Math.Min(bytes.Length - 1, random.NextInt(8))] = (byte)(random.NextInt(2) == 0 ? 0xFF : 0);
                    break;
            }
        }
        return bytes;
    }

    private static void Survives(ConformanceWorld world, byte[] bytes, bool loggedOn, string what)
    {
        var output = new ReplayOutput(VirtualSwitch.Start);
        var protocol = world.Adapter.CreateAgain();
        try
        {
            ProtocolReplay replay;
            if (loggedOn)
            {
                replay = world.Adapter.Tape.Play(protocol, output, ReplaySplit.Whole);
            }
            else
            {
                replay = new ProtocolReplay(protocol, output);
                replay.Open();
            }
            replay.Receive(bytes, ReplaySplit.Random((ulong)bytes.Length, 900));
            replay.Advance(TimeSpan.FromMinutes(1));
        }
        catch (LinkProtocolException)
        {
            // A typed error drops the link: that is the rule, not a fault.
        }
        catch (Exception e)
        {
            Assert.Fail($"{what}: {e}");
        }
    }

    // A hang is a failure too: the bytes are worked on by a thread that is waited for so long and no longer.
    private static void OnThread(Action work)
    {
        Exception? failed = null;
        var thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                failed = e;
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        Assert.True(thread.Join(s_patience), $"The adapter did not come back within {s_patience}.");
        if (failed is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed);
    }
}
