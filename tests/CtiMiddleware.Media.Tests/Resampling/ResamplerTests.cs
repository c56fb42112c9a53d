using CtiMiddleware.Media.Resampling;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Resampling;

public sealed class ResamplerTests
{
    public static TheoryData<int, int> Rates =>
        new()
        {
            { 8000, 7200 },
            { 7200, 8000 },
            { 8000, 11025 },
            { 11025, 8000 },
            { 8000, 16000 },
            { 16000, 8000 },
            { 44100, 8000 },
            { 8000, 8000 },
        };

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_tone_comes_out_at_its_place_with_little_noise(int from, int to)
    {
        foreach (double frequency in new double[] { 300, 1000, 2600 })
        {
            var input = Sine(frequency, from, from);
            var output = Convert(input, from, to);
            Assert.Equal(to, output.Length);
            var wanted = Sine(frequency, to, to);
            double noise = 0;
            // The edges see the silence before and after.
            for (int i = to / 20; i < to * 19 / 20; i++)
                noise += Math.Pow(output[i] - wanted[i], 2);
            double level = Level.OfMeanSquare(noise / (to * 0.9));
            Assert.True(level < -10 - 55, $"{frequency} Hz: error {level:F1} dBm0");
        }
    }

    [Fact]
    public void What_the_lower_rate_cannot_carry_is_taken_away()
    {
        foreach (double frequency in new double[] { 4200, 5000, 7000 })
            Assert.True(Level.Of(Convert(Sine(frequency, 16000, 16000), 16000, 8000).AsSpan(200, 7600)) < -65, $"{frequency} Hz");
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void There_and_back_is_the_same_again(int from, int to)
    {
        var input = Sine(800, from, from);
        var back = Convert(Convert(input, from, to), to, from);
        double noise = 0;
        for (int i = from / 20; i < from * 19 / 20; i++)
            noise += Math.Pow(back[i] - input[i], 2);
        Assert.True(Level.OfMeanSquare(noise / (from * 0.9)) < -60);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same()
    {
        var input = Sine(440, 8000, 3001);
        Assert.Equal(Convert(input, 8000, 11025), Convert(input, 8000, 11025, 17));
        Assert.Equal(Convert(input, 8000, 7200), Convert(input, 8000, 7200, 1));
    }

    [Fact]
    public void Converting_and_mixing_allocate_nothing()
    {
        var resampler = new Resampler(8000, 7200);
        var block = new short[160];
        var output = new short[resampler.MaximumOutput(160)];
        resampler.Convert(block, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            resampler.Convert(block, output);
            Mixer.Add(block, block, -3);
            Mixer.Gain(block, -6);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Sums_are_cut_at_full_scale()
    {
        short[] samples = [30000, -30000, 100];
        Mixer.Add(samples, [10000, -10000, 1]);
        Assert.Equal([short.MaxValue, short.MinValue, 101], samples);
        Mixer.Gain(samples, 6.0206);
        Assert.Equal([short.MaxValue, short.MinValue, 202], samples);
        Mixer.Add(samples, [0, 0, 1000], -20);
        Assert.Equal(302, samples[2]);
    }

    private static short[] Sine(double frequency, int rate, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (short)Math.Round(Level.Amplitude(-10) * Math.Sin(2 * Math.PI * frequency * i / rate)))];

    private static short[] Convert(ReadOnlySpan<short> input, int from, int to, int block = 160)
    {
        var resampler = new Resampler(from, to);
        var output = new List<short>();
        var room = new short[Math.Max(resampler.MaximumOutput(block), resampler.MaximumFlush)];
        for (; input.Length > 0; input = input[Math.Min(block, input.Length)..])
            output.AddRange(room.AsSpan(0, resampler.Convert(input[..Math.Min(block, input.Length)], room)));
        output.AddRange(room.AsSpan(0, resampler.Flush(room)));
        return [.. output];
    }
}
