using System.Diagnostics;
using System.Globalization;

namespace CtiMiddleware.Benchmarks;

/// <summary>AMI bytes → uniform events over the recordings, in memory, one core. A pass whose counts differ from the first, an anomaly or a call left open void the run.</summary>
public static class RecordingsRun
{
    public static int Run(string[] args)
    {
        var stripped = args.Contains("--stripped");
        var registry = !args.Contains("--no-registry");
        var seconds = args.SkipWhile(a => a != "--seconds")
            .Skip(1)
            .Select(s => double.Parse(s, CultureInfo.InvariantCulture))
            .FirstOrDefault(5);
        var corpus = stripped ? Corpus.Load("CEL", "VarSet", "TestEvent", "Newexten") : Corpus.Load();
        var pipeline = new Pipeline(registry);
        var pass = 10_000;
        // The first pass learns the devices' states; the second is what every other must equal.
        Pass(pipeline, corpus, ++pass);
        var (events, ignored) = Count(() => Pass(pipeline, corpus, ++pass), pipeline);
        for (var i = 0; i < 100; i++)
            Pass(pipeline, corpus, ++pass);
        var rates = new List<double>();
        long allocated = 0;
        long measuredEvents = 0;
        for (var run = 0; run < 5; run++)
        {
            var ticks = 0L;
            var passes = 0;
            while (Stopwatch.GetElapsedTime(0, ticks).TotalSeconds < seconds / 5)
            {
                corpus.Freshen(++pass);
                var before = GC.GetAllocatedBytesForCurrentThread();
                var began = Stopwatch.GetTimestamp();
                var (e, i) = Count(() => pipeline.Feed(corpus.Bytes), pipeline);
                ticks += Stopwatch.GetTimestamp() - began;
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                measuredEvents += e;
                passes++;
                if (e != events || i != ignored || pipeline.Anomalies != 0 || pipeline.Unknowns != 0 || pipeline.OpenCalls != 0)
                {
                    Console.WriteLine(
                        $"VOID: pass {pass} gave {e} uniform events (expected {events}), {i} ignored ({ignored}), {pipeline.Anomalies} anomalies ({pipeline.LastAnomaly}), {pipeline.OpenCalls} calls left"
                    );
                    return 1;
                }
            }
            rates.Add(passes * (double)corpus.Events / Stopwatch.GetElapsedTime(0, ticks).TotalSeconds);
        }
        rates.Sort();
        var median = rates[rates.Count / 2];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                corpus                     {corpus.Events} AMI events, {corpus.Bytes.Length} bytes{(
                    stripped ? ", without CEL, VarSet, TestEvent, Newexten" : ""
                )}
                uniform events of a pass   {events} ({ignored} AMI events ignored by name)
                registries                 {(registry ? "included" : "not included")}
                AMI events/s               {median:N0}   (five runs: {string.Join(
                    ", ",
                    rates.Select(r => r.ToString("N0", CultureInfo.InvariantCulture))
                )})
                MB/s                       {median / corpus.Events * corpus.Bytes.Length / 1e6:N0}
                uniform events/s           {median / corpus.Events * events:N0}
                bytes allocated/uniform    {(double)allocated / measuredEvents:N0}
                """
            )
        );
        return 0;
    }

    private static void Pass(Pipeline pipeline, Corpus corpus, int pass)
    {
        corpus.Freshen(pass);
        pipeline.Feed(corpus.Bytes);
    }

    private static (long Events, long Ignored) Count(Action action, Pipeline pipeline)
    {
        var (events, ignored) = (pipeline.Emitted, pipeline.IgnoredFrames);
        action();
        return (pipeline.Emitted - events, pipeline.IgnoredFrames - ignored);
    }
}
