using CtiMiddleware.Media.Speech;
using CtiMiddleware.Media.Tests.Progress;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Speech;

public sealed class SpeechDetectorTests
{
    [Theory]
    [InlineData(-90)]
    [InlineData(-50)]
    [InlineData(-38)]
    public void Speech_begins_and_ends_within_a_few_frames_whatever_the_noise(double noise)
    {
        var samples = new short[6 * 8000];
        CallProgressTests.Babble(2, 5).CopyTo(samples, 2 * 8000);
        new NoiseGenerator(noise, 5).AddTo(samples);
        var heard = Listen(samples);
        var speech = heard.Where(e => e.At.TotalMilliseconds > 1500).ToArray();
        Assert.Equal([false, true], speech.Select(e => e.IsEnd));
        Assert.InRange(speech[0].At.TotalMilliseconds, 1990, 2120);
        Assert.InRange(speech[1].At.TotalMilliseconds, 3900, 4050);
    }

    [Fact]
    public void A_click_is_no_speech_and_steady_noise_stops_being_it()
    {
        var click = new short[8000];
        click.AsSpan(4000, 160).Fill(20000);
        Assert.Empty(Listen(click));
        var samples = new short[20 * 8000];
        new NoiseGenerator(-35, 5).Generate(samples);
        var heard = Listen(samples);
        Assert.True(heard.Count == 0 || heard[^1].IsEnd, "steady noise is speech for ever");
    }

    private static List<SpeechEvent> Listen(short[] samples)
    {
        var heard = new List<SpeechEvent>();
        new SpeechDetector().Listen(samples, heard);
        return heard;
    }
}
