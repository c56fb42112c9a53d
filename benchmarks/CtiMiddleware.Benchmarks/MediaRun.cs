using System.Diagnostics;
using System.Globalization;
using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Progress;
using CtiMiddleware.Media.Resampling;
using CtiMiddleware.Media.Speech;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Benchmarks;

/// <summary>
/// Signal processing in memory, one thread, frames of 20 ms: how many channels of real time one core carries, and what a frame costs. Processor time
/// is measured, not elapsed time, so that a busy machine matters less. A detector that misses a digit of its material voids the run.
/// </summary>
public static class MediaRun
{
    private const int Frame = 160;
    private const int Seconds = 20;
    private static readonly short[] Digits = MakeDigits();
    private static readonly short[] Noise = MakeNoise(-35);
    private static readonly short[] Speechlike = MakeSpeechlike();

    public static int Run(string[] args)
    {
        int runs = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 5;
        var detector = new DtmfDetector();
        var digits = new List<DtmfEvent>(4000);
        Console.WriteLine("what                                        ns/frame   channels/core   bytes allocated/frame");
        long begun = 0;
        Channel(
            runs,
            "DTMF detector, digits one after the other",
            Digits,
            s =>
            {
                detector.Listen(s, digits);
                foreach (var digit in digits)
                    begun += digit.IsEnd ? 0 : 1;
                digits.Clear();
            }
        );
        Channel(runs, "DTMF detector, something like speech", Speechlike, s => detector.Listen(s, digits));
        Channel(runs, "DTMF detector, noise of -35 dBm0", Noise, s => detector.Listen(s, digits));
        var progress = new CallProgressDetector(CountryTones.Of("US"));
        var signals = new List<ProgressEvent>(4000);
        Channel(runs, "call progress detector (US), speech-like", Speechlike, s => progress.Listen(s, signals));
        var speech = new SpeechDetector();
        var spoken = new List<SpeechEvent>(4000);
        Channel(runs, "speech detector", Speechlike, s => speech.Listen(s, spoken));
        var bytes = new byte[2 * Frame];
        var samples = new short[2 * Frame];
        foreach (var encoding in Enum.GetValues<AudioEncoding>())
        {
            var encoder = new SampleEncoder(encoding);
            var decoder = new SampleDecoder(encoding);
            Channel(runs, $"encode {encoding}", Speechlike, s => encoder.Encode(s, bytes));
            int length = encoder.Encode(Speechlike.AsSpan(0, Frame), bytes);
            Channel(runs, $"decode {encoding}", Speechlike, _ => decoder.Decode(bytes.AsSpan(0, length), samples));
        }
        var generator = new DtmfGenerator(new string('5', 10_000));
        Channel(runs, "DTMF generator", Noise, _ => generator.Generate(samples.AsSpan(0, Frame)));
        foreach (var (from, to) in new[] { (8000, 7200), (8000, 16000), (16000, 8000) })
        {
            var resampler = new Resampler(from, to);
            var output = new short[resampler.MaximumOutput(Frame)];
            Channel(runs, $"resampler {from} to {to}, 160 samples in", Speechlike, s => resampler.Convert(s, output));
        }
        bool complete = begun % (16 * 8) == 0 && begun > 0;
        Console.WriteLine(complete ? $"{begun} digits heard, none missing" : $"void: {begun} digits heard");
        return complete ? 0 : 1;
    }

    private delegate void Work(ReadOnlySpan<short> frame);

    private static void Channel(int runs, string name, short[] material, Work work)
    {
        Pass(material, work);
        var costs = new List<double>();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long frames = 0;
        for (int run = 0; run < runs; run++)
        {
            long passed = 0;
            var started = Process.GetCurrentProcess().TotalProcessorTime;
            var spent = TimeSpan.Zero;
            while (spent < TimeSpan.FromMilliseconds(250))
            {
                Pass(material, work);
                passed += material.Length / Frame;
                spent = Process.GetCurrentProcess().TotalProcessorTime - started;
            }
            costs.Add(spent.TotalNanoseconds / passed);
            frames += passed;
        }
        double allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)frames;
        costs.Sort();
        double median = costs[costs.Count / 2];
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{name, -44}{median, 8:F0}{20e6 / median, 16:N0}{Math.Floor(allocated), 15:F0}")
        );
    }

    private static void Pass(short[] material, Work work)
    {
        for (int at = 0; at + Frame <= material.Length; at += Frame)
            work(material.AsSpan(at, Frame));
    }

    private static short[] MakeDigits()
    {
        var samples = new short[Seconds * 8000];
        var generator = new DtmfGenerator(
            string.Concat(Enumerable.Repeat(DtmfDigits.All, 8)),
            new() { Duration = TimeSpan.FromMilliseconds(90), Pause = TimeSpan.FromMilliseconds(60) }
        );
        generator.Generate(samples);
        return samples;
    }

    private static short[] MakeNoise(double level)
    {
        var samples = new short[Seconds * 8000];
        new NoiseGenerator(level, 1).Generate(samples);
        return samples;
    }

    private static short[] MakeSpeechlike()
    {
        var samples = new short[Seconds * 8000];
        for (int i = 0; i < samples.Length; i++)
        {
            double time = i / 8000.0;
            double pitch = 120 + (30 * Math.Sin(2 * Math.PI * 0.7 * time));
            double value = 0;
            for (int harmonic = 1; harmonic < 16; harmonic++)
                value += Math.Sin(2 * Math.PI * harmonic * pitch * time) / harmonic;
            samples[i] = (short)(5000 * value * Math.Abs(Math.Sin(Math.PI * 3 * time)));
        }
        return samples;
    }
}
