using System.Globalization;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Conformance.World;

/// <summary>What the hostile suites of all kinds do to an adapter: bytes made wrong on purpose, and connections without end. Stateless.</summary>
internal static class HostileChecks
{
    private const int Rounds = 400;
    private const int FramesInARound = 40;
    private const int ConnectionsFed = 20;
    private const int FramesAtOnce = 100;
    private const long GrowthAllowed = 64 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Frames that the adapter marked, changed at random, each with its end: what is not seen as a frame is no test of what reads it.</summary>
    public static void Mutations(AdapterProbe adapter, byte[] frameEnd, ulong seed)
    {
        // Later connections repeat the first ones: the corpus is what came so far.
        var corpus = adapter.Frames.ToArray();
        Assert.NotEmpty(corpus);
        var random = new SplitMix64(seed);
        var rounds = Rounds * Multiplier;
        var (frames, said) = (0L, 0L);
        OnThread(() =>
        {
            for (var round = 0; round < rounds; round++)
            {
                var bytes = new List<byte>();
                for (var frame = 0; frame < FramesInARound; frame++)
                {
                    bytes.AddRange(Mutated(corpus[random.NextInt(corpus.Length)], random));
                    bytes.AddRange(frameEnd);
                }
                var what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}");
                var (marked, items) = Survives(adapter, [.. bytes], loggedOn: true, what);
                (frames, said) = (frames + marked, said + items);
            }
        });
        // A typed error ends a round at its first wrong frame, and a frame whose length is wrong takes others with it: one or two frames a round are
        // the least that any adapter sees. Without their ends it would be one in ten rounds.
        Assert.True(frames >= rounds / 2, $"Of {rounds * FramesInARound} frames with seed {seed} the adapter saw {frames}.");
        Assert.True(said >= rounds / 10, $"In {rounds} rounds with seed {seed} the adapter said {said} things.");
    }

    /// <summary>Bytes that are no protocol at all, after the opening and instead of it.</summary>
    public static void Noise(AdapterProbe adapter)
    {
        var random = new SplitMix64(0x5EED_0002);
        OnThread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var noise = new byte[1 + random.NextInt(4000)];
                foreach (ref var value in noise.AsSpan())
                    value = (byte)random.NextInt(256);
                Survives(adapter, noise, loggedOn: random.NextInt(2) == 0, $"round {round}");
            }
        });
    }

    /// <summary>
    /// One protocol over many connections, each with everything that the tape holds and unknown frames by the ten thousand: what is reachable from
    /// it must not grow. The memory of the process says nothing: other tests take and give that meanwhile.
    /// </summary>
    public static void Growth(AdapterProbe adapter, byte[] unknownFrame)
    {
        var tape = adapter.Tape;
        var protocol = adapter.CreateAgain();
        byte[] unknown = [.. Enumerable.Repeat(unknownFrame, FramesAtOnce).SelectMany(static frame => frame)];
        // Time goes on over all connections: a protocol that keeps something for a while may forget it.
        var at = VirtualSwitch.Start;
        Feed(10);
        var before = ReachableMemory.Of(protocol);
        Feed(ConnectionsFed);
        var grown = ReachableMemory.Of(protocol) - before;
        Assert.True(
            grown < GrowthAllowed,
            $"After {ConnectionsFed} connections with {FramesAtOnce * FramesAtOnce} unknown frames each the adapter holds {grown} bytes more."
        );

        void Feed(int connections)
        {
            for (var connection = 0; connection < connections; connection++)
            {
                var output = new ReplayOutput(at);
                var replay = tape.Later(at - VirtualSwitch.Start).Play(protocol, output, ReplaySplit.Whole);
                for (var times = 0; times < FramesAtOnce; times++)
                    replay.Receive(unknown, ReplaySplit.Whole);
                replay.Close();
                at = output.Now;
            }
        }
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

    // How many frames of these bytes it marked, and how much it said of them.
    private static (long Frames, int Items) Survives(AdapterProbe adapter, byte[] bytes, bool loggedOn, string what)
    {
        var output = new ReplayOutput(VirtualSwitch.Start);
        var protocol = adapter.CreateAgain();
        var (frames, items) = (0L, 0);
        try
        {
            ProtocolReplay replay;
            if (loggedOn)
            {
                replay = adapter.Tape.Play(protocol, output, ReplaySplit.Whole);
            }
            else
            {
                replay = new ProtocolReplay(protocol, output);
                replay.Open();
            }
            (frames, items) = (output.Frames, output.Items.Count);
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
        return (output.Frames - frames, output.Items.Count - items);
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
