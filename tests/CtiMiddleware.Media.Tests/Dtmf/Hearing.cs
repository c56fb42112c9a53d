using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Dtmf;

/// <summary>Renders digits and says what a detector hears.</summary>
internal static class Hearing
{
    /// <summary>50 ms of silence, the segments, 100 ms of silence, noise over all, shifted by some samples.</summary>
    public static short[] Render(IEnumerable<ToneSegment> segments, double? noise = null, ulong seed = 1, int shift = 0)
    {
        ToneSegment[] all = [ToneSegment.Silence(Ms(50)), .. segments, ToneSegment.Silence(Ms(100))];
        var samples = new short[shift + all.Sum(s => ToneGenerator.SamplesOf(s.Duration))];
        new ToneGenerator(all).Generate(samples.AsSpan(shift));
        if (noise is { } level)
            new NoiseGenerator(level, seed).AddTo(samples);
        return samples;
    }

    public static List<DtmfEvent> Events(ReadOnlySpan<short> samples, int block = 160)
    {
        var detector = new DtmfDetector();
        var heard = new List<DtmfEvent>();
        for (; samples.Length > 0; samples = samples[Math.Min(block, samples.Length)..])
            detector.Listen(samples[..Math.Min(block, samples.Length)], heard);
        return heard;
    }

    public static string Digits(ReadOnlySpan<short> samples) => string.Concat(Events(samples).Where(e => !e.IsEnd).Select(e => e.Digit));

    public static ToneSegment Digit(char digit, double milliseconds = 100, double low = -9, double high = -9, double deviation = 0) =>
        DtmfGenerator.Segments(
            digit.ToString(),
            new()
            {
                Duration = Ms(milliseconds),
                LowLevel = low,
                Twist = high - low,
                FrequencyDeviation = deviation,
            }
        )[0];

    public static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>The level of noise that is some dB below a digit of two levels.</summary>
    public static double NoiseBelow(double decibels, double low, double high) =>
        (10 * Math.Log10(Math.Pow(10, low / 10) + Math.Pow(10, high / 10))) - decibels;
}
