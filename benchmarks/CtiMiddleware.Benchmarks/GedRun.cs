using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Benchmarks;

/// <summary>CTI Server messages → uniform events over a mixed corpus, in memory, one core. A pass whose counts differ, an anomaly or a call left open void the run.</summary>
public static class GedRun
{
    public static int Run(string[] args)
    {
        var seconds = args.SkipWhile(static a => a != "--seconds")
            .Skip(1)
            .Select(static s => double.Parse(s, CultureInfo.InvariantCulture))
            .FirstOrDefault(5);
        var corpus = new GedCorpus();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"corpus: {corpus.Messages} messages, {corpus.Bytes.Length} bytes: {string.Join(", ", corpus.Kinds.Select(static pair => $"{pair.Value} {pair.Key}"))}"
            )
        );
        return Measure(corpus, registry: false, seconds) && Measure(corpus, registry: true, seconds) ? 0 : 1;
    }

    public static Pipeline Open(bool registry)
    {
        var protocol = new CiscoGed188Protocol(
            new CiscoGed188Options
            {
                ClientId = "cti",
                Password = "x",
                PeripheralId = 5000,
            }
        );
        var pipeline = new Pipeline(CiscoGed188Factory.AdapterName, (protocol, () => protocol.CallCount), registry);
        var open = new ArrayBufferWriter<byte>();
        new GedMessageWriter()
            .Begin(MessageType.OpenConf)
            .Set(Field.InvokeID, 1)
            .Set(Field.ServiceGranted, (uint)(CtiServiceMask.AllEvents | CtiServiceMask.ClientControl))
            .Set(Field.PeripheralOnline, 1)
            .Finish(open);
        pipeline.Feed(open.WrittenSpan);
        return pipeline;
    }

    private static bool Measure(GedCorpus corpus, bool registry, double seconds)
    {
        var pipeline = Open(registry);
        var pass = 0;
        corpus.Freshen(++pass);
        pipeline.Feed(corpus.Bytes);
        var events = Pass(pipeline, corpus, ++pass);
        for (var i = 0; i < 200; i++)
            Pass(pipeline, corpus, ++pass);
        var rates = new List<double>();
        long allocated = 0;
        long measured = 0;
        var processor = TimeSpan.Zero;
        for (var run = 0; run < 5; run++)
        {
            var ticks = 0L;
            var passes = 0;
            while (Stopwatch.GetElapsedTime(0, ticks).TotalSeconds < seconds / 5)
            {
                corpus.Freshen(++pass);
                var emitted = pipeline.Emitted;
                var before = GC.GetAllocatedBytesForCurrentThread();
                var used = Environment.CpuUsage.TotalTime;
                var began = Stopwatch.GetTimestamp();
                pipeline.Feed(corpus.Bytes);
                ticks += Stopwatch.GetTimestamp() - began;
                processor += Environment.CpuUsage.TotalTime - used;
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                passes++;
                if (pipeline.Emitted - emitted != events || pipeline.Anomalies != 0 || pipeline.Unknowns != 0 || pipeline.OpenCalls != 0)
                {
                    Console.WriteLine(
                        $"VOID: pass {pass} gave {pipeline.Emitted - emitted} uniform events (expected {events}), {pipeline.Anomalies} anomalies ({pipeline.LastAnomaly}), {pipeline.Unknowns} unknown, {pipeline.OpenCalls} calls left"
                    );
                    return false;
                }
            }
            measured += (long)passes * corpus.Messages;
            rates.Add(passes * (double)corpus.Messages / Stopwatch.GetElapsedTime(0, ticks).TotalSeconds);
        }
        rates.Sort();
        var median = rates[rates.Count / 2];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""

                registries                 {(registry ? "included, and the body of every log event" : "not included")}
                messages/s                 {median:N0}   (five runs: {string.Join(
                    ", ",
                    rates.Select(static r => r.ToString("N0", CultureInfo.InvariantCulture))
                )})
                messages/s of processor    {measured / processor.TotalSeconds:N0}   (all threads, collection included; independent of what else runs)
                MB/s                       {median / corpus.Messages * corpus.Bytes.Length / 1e6:N0}
                uniform events/s           {median / corpus.Messages * events:N0} ({events} of {corpus.Messages} messages)
                bytes allocated/message    {(double)allocated / measured:N0}
                bytes allocated/uniform    {(double)allocated / measured * corpus.Messages / events:N0}
                """
            )
        );
        return true;
    }

    private static long Pass(Pipeline pipeline, GedCorpus corpus, int pass)
    {
        corpus.Freshen(pass);
        var emitted = pipeline.Emitted;
        pipeline.Feed(corpus.Bytes);
        return pipeline.Emitted - emitted;
    }
}
