using System.Diagnostics;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>A server that is broken, or is none.</summary>
public sealed class HostileServerTests
{
    [Fact]
    public void Two_hundred_thousand_frames_of_a_fixed_seed_end_in_typed_errors_or_go_on_and_memory_stays_bounded()
    {
        var fuzzer = new GedFuzzer(20_261_122);
        fuzzer.Run(200_000, static () => true);
        Assert.Equal(200_000, fuzzer.Frames);
        // It reaches what it is meant to reach: most frames are taken, many are refused, and calls do not pile up.
        Assert.True(fuzzer.Taken > 100_000, $"{fuzzer.Taken} taken");
        Assert.True(fuzzer.Refused > 5_000, $"{fuzzer.Refused} refused");
        Assert.True(fuzzer.MostCalls < 1000, $"{fuzzer.MostCalls} calls");
    }

    [Fact]
    public void Two_runs_of_one_seed_are_equal()
    {
        var (first, second) = (new GedFuzzer(7), new GedFuzzer(7));
        first.Run(20_000, static () => true);
        second.Run(20_000, static () => true);
        Assert.Equal(
            (first.Taken, first.Refused, first.Closed, first.MostCalls),
            (second.Taken, second.Refused, second.Closed, second.MostCalls)
        );
    }

    [Fact]
    public void Thirty_seconds_of_a_fresh_seed_end_in_typed_errors_or_go_on()
    {
        var seed = (ulong)Stopwatch.GetTimestamp();
        var fuzzer = new GedFuzzer(seed);
        var began = Stopwatch.GetTimestamp();
        try
        {
            fuzzer.Run(long.MaxValue, () => Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30));
        }
        catch (Exception failure)
        {
            Assert.Fail($"seed {seed}, frame {fuzzer.Frames}: {failure}");
        }
        Assert.True(fuzzer.Frames > 100_000, $"seed {seed}: {fuzzer.Frames} frames");
        // A server may leave calls open for ever; what it leaves is a small part of what it says, and bounded.
        Assert.True(fuzzer.MostCalls < 1000 + fuzzer.Frames / 500, $"seed {seed}: {fuzzer.MostCalls} calls");
    }
}
