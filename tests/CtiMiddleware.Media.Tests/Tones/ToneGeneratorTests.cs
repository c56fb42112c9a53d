using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Tones;

public sealed class ToneGeneratorTests
{
    [Theory]
    [InlineData(440, 0)]
    [InlineData(1004, -13)]
    [InlineData(2100, -30)]
    public void A_sine_has_the_level_that_was_asked(double frequency, double level)
    {
        var samples = new short[8000];
        new ToneGenerator([new(frequency, level)], TimeSpan.FromSeconds(1)).Generate(samples);
        Assert.InRange(Level.Of(samples), level - 0.02, level + 0.02);
    }

    [Fact]
    public void Noise_has_the_level_that_was_asked_and_repeats_with_its_seed()
    {
        var samples = new short[80_000];
        new NoiseGenerator(-20, 9).Generate(samples);
        Assert.InRange(Level.Of(samples), -20.1, -19.9);
        var again = new short[80_000];
        new NoiseGenerator(-20, 9).Generate(again);
        Assert.Equal(samples, again);
        new NoiseGenerator(-20, 10).Generate(again);
        Assert.NotEqual(samples, again);
    }

    [Fact]
    public void A_cadence_sounds_and_pauses_as_long_as_it_says_and_begins_again()
    {
        var busy = new ToneGenerator(
            [new([new(425, -10)], TimeSpan.FromMilliseconds(480)), ToneSegment.Silence(TimeSpan.FromMilliseconds(480))],
            repeats: true
        );
        var samples = new short[4 * 3840];
        Assert.Equal(samples.Length, busy.Generate(samples));
        for (int part = 0; part < 4; part++)
        {
            double level = Level.Of(samples.AsSpan(part * 3840, 3840));
            Assert.True(part % 2 == 0 ? level is > -10.1 and < -9.9 : level < -100, $"part {part}: {level}");
        }
        Assert.False(busy.IsFinished);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_samples()
    {
        ToneSegment[] segments =
        [
            new([new(350, -10), new(440, -10)], TimeSpan.FromMilliseconds(111)),
            ToneSegment.Silence(TimeSpan.FromMilliseconds(7)),
            new([new(400, -10, 16)], TimeSpan.FromMilliseconds(50)),
        ];
        var whole = new short[2000];
        int length = new ToneGenerator(segments).Generate(whole);
        Assert.Equal((111 + 7 + 50) * 8, length);
        var parts = new short[2000];
        var generator = new ToneGenerator(segments);
        for (int at = 0; at < parts.Length; at += 13)
            generator.Generate(parts.AsSpan(at, Math.Min(13, parts.Length - at)));
        Assert.Equal(whole, parts);
        Assert.True(generator.IsFinished);
    }

    [Fact]
    public void Too_much_is_cut_at_full_scale_and_never_wraps()
    {
        var samples = new short[8000];
        new ToneGenerator([new(697, 3), new(1209, 3)], TimeSpan.FromSeconds(1)).Generate(samples);
        for (int i = 1; i < samples.Length; i++)
            Assert.True(Math.Abs(samples[i] - samples[i - 1]) < 60_000);
        Assert.Contains(short.MaxValue, samples);
    }

    [Fact]
    public void What_cannot_be_made_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new ToneGenerator([]));
        Assert.Throws<ArgumentException>(() => new ToneGenerator([new(4000, -10)], TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentException>(() => new ToneGenerator([new(400, -10)], TimeSpan.FromSeconds(-1)));
        Assert.Contains(
            "'x'",
            Assert.Throws<ArgumentException>(() => new Media.Dtmf.DtmfGenerator("12x")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Playing_allocates_nothing()
    {
        var generator = new ToneGenerator(
            [new([new(440, -10), new(480, -10)], TimeSpan.FromSeconds(2)), ToneSegment.Silence(TimeSpan.FromSeconds(4))],
            repeats: true
        );
        var noise = new NoiseGenerator(-40, 1);
        var block = new short[160];
        generator.Generate(block);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 500; i++)
        {
            generator.Generate(block);
            noise.AddTo(block);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
