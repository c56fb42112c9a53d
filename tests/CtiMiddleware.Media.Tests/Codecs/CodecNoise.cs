using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Codecs;

/// <summary>Measures what a codec adds to a tone.</summary>
internal static class CodecNoise
{
    public static double SignalToNoise(AudioEncoding encoding, double frequency, double level)
    {
        var samples = new short[8000];
        new ToneGenerator([new(frequency, level)], TimeSpan.FromSeconds(1)).Generate(samples);
        var decoded = RoundTrip(encoding, samples);
        double signal = 0;
        double noise = 0;
        // The first 100 ms are left out: an adaptive codec starts from zero.
        for (int i = 800; i < samples.Length; i++)
        {
            signal += (double)samples[i] * samples[i];
            noise += Math.Pow(decoded[i] - samples[i], 2);
        }
        return 10 * Math.Log10(signal / Math.Max(noise, 1e-9));
    }

    public static short[] RoundTrip(AudioEncoding encoding, ReadOnlySpan<short> samples, int block = 160)
    {
        var encoder = new SampleEncoder(encoding);
        var bytes = new byte[encoder.MaximumBytes(samples.Length) + 1];
        int written = 0;
        for (int at = 0; at < samples.Length; at += block)
            written += encoder.Encode(samples.Slice(at, Math.Min(block, samples.Length - at)), bytes.AsSpan(written));
        written += encoder.Finish(bytes.AsSpan(written));
        var decoder = new SampleDecoder(encoding);
        var decoded = new short[decoder.MaximumSamples(written)];
        int count = 0;
        for (int at = 0; at < written; at += 37)
            count += decoder.Decode(bytes.AsSpan(at, Math.Min(37, written - at)), decoded.AsSpan(count));
        Assert.InRange(count, samples.Length, samples.Length + 1);
        return decoded[..samples.Length];
    }
}
