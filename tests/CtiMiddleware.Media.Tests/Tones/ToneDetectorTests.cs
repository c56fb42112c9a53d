using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Tones;

public sealed class ToneDetectorTests
{
    [Theory]
    [InlineData(1000, 0, 0)]
    [InlineData(1000, 8, -30)]
    [InlineData(440, -5, -32)]
    public void A_tone_is_heard_as_long_as_it_sounds(double frequency, double off, double noise)
    {
        var samples = new short[8000];
        new ToneGenerator([
            ToneSegment.Silence(TimeSpan.FromMilliseconds(200)),
            new([new(frequency + off, -14)], TimeSpan.FromMilliseconds(300)),
        ]).Generate(samples);
        if (noise < 0)
            new NoiseGenerator(noise, 3).AddTo(samples);
        var detector = new ToneDetector([frequency]);
        Assert.InRange(detector.Listen(samples).TotalMilliseconds, 270, 360);
        Assert.False(detector.IsSounding);
    }

    [Fact]
    public void All_frequencies_must_sound_and_nothing_else()
    {
        var samples = new short[4000];
        var detector = new ToneDetector([440, 480]);
        new ToneGenerator([new(440, -14)], Timeout.InfiniteTimeSpan).Generate(samples);
        // The click of its beginning has all frequencies for a moment.
        Assert.True(detector.Listen(samples) < TimeSpan.FromMilliseconds(40));
        Assert.False(detector.IsSounding);
        new ToneGenerator([new(440, -14), new(480, -16)], Timeout.InfiniteTimeSpan).Generate(samples);
        Assert.True(detector.Listen(samples) > TimeSpan.FromMilliseconds(400));
        new ToneGenerator([new(440, -14), new(480, -14), new(1300, -6)], Timeout.InfiniteTimeSpan).Generate(samples);
        detector.Reset();
        Assert.True(detector.Listen(samples) < TimeSpan.FromMilliseconds(40));
        Assert.False(detector.IsSounding);
        Assert.Throws<ArgumentException>(() => new ToneDetector([]));
    }
}
