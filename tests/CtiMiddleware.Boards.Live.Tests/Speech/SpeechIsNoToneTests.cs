using CtiMiddleware.Media.CallerId;
using CtiMiddleware.Media.Progress;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Boards.Live.Tests.Speech;

/// <summary>Speech of a synthesizer by other hands is speech, and none of the tones of any country.</summary>
public sealed class SpeechIsNoToneTests
{
    [Fact]
    public async Task Speech_is_speech_and_never_busy_or_any_other_tone()
    {
        SoundTools.Need("espeak-ng", "sox");
        using var tools = new SoundTools();
        var wrong = new List<string>();
        foreach (var (voice, speed, pitch, prose) in SpokenTexts.Speakers)
        {
            var speech = await tools.SpeakAsync(voice, SpokenTexts.Of(prose, speed, 5), speed, pitch);
            foreach (string country in CountryTones.Countries)
            {
                var heard = new List<ProgressEvent>();
                new CallProgressDetector(CountryTones.Of(country)).Listen(speech, heard);
                wrong.AddRange(
                    heard
                        .Where(e => !e.IsEnd && e.Signal is not (ProgressSignal.Speech or ProgressSignal.Silence))
                        .Select(e => $"{voice}, {country}: {e}")
                );
                Assert.Contains(heard, e => e.Signal == ProgressSignal.Speech);
                Assert.True(heard.First(e => e.Signal == ProgressSignal.Speech).HeardAt < TimeSpan.FromSeconds(2));
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Speech_is_no_caller_id()
    {
        SoundTools.Need("espeak-ng", "sox");
        using var tools = new SoundTools();
        foreach (var (voice, speed, pitch, prose) in SpokenTexts.Speakers)
        {
            var received = new List<CallerIdReception>();
            new CallerIdDemodulator().Listen(await tools.SpeakAsync(voice, prose, speed, pitch), received);
            Assert.DoesNotContain(received, r => r is CallerIdReception.Received);
        }
    }
}
