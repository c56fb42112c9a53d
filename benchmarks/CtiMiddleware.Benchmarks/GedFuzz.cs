using System.Diagnostics;
using System.Globalization;
using CtiMiddleware.Adapters.Tests.CiscoGed188;

namespace CtiMiddleware.Benchmarks;

/// <summary>Fuzzes the CTI Server adapter by the million: the same frames as the tests, more of them. Prints the seed first, so that a failure can be repeated.</summary>
public static class GedFuzz
{
    public static int Run(string[] args)
    {
        var frames = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
        var seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : (ulong)Stopwatch.GetTimestamp();
        Console.WriteLine($"seed {seed}");
        var fuzzer = new GedFuzzer(seed);
        var began = Stopwatch.GetTimestamp();
        try
        {
            fuzzer.Run(frames, static () => true);
        }
        catch (Exception failure)
        {
            Console.WriteLine($"FAILED at frame {fuzzer.Frames}: {failure}");
            return 1;
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{fuzzer.Frames:N0} frames in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s: {fuzzer.Taken:N0} taken, {fuzzer.Refused:N0} refused with a reason, {fuzzer.Closed:N0} sessions ended, at most {fuzzer.MostCalls} calls open, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:N1} MB at the end"
            )
        );
        return 0;
    }
}
