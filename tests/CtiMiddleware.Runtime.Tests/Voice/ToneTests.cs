using CtiMiddleware.Links.Spi;
using CtiMiddleware.Media.Tones;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Voice;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>Tones and speech on a board that hears neither: our own ear tells them.</summary>
public sealed class ToneTests
{
    private static readonly BoardTraits Deaf = new()
    {
        FullDuplex = true,
        DetectsDigits = false,
        DetectsTones = false,
        DetectsSpeech = false,
    };

    [Fact]
    public void A_busy_tone_is_told_once_and_ends_what_plays_and_digits_are_heard_beside()
    {
        using var bench = new VoiceBench(Deaf, new VoiceOptions { ToneCountry = "DE" });
        var caller = bench.Answered();
        bench.Hear(caller, Play(new Media.Dtmf.DtmfGenerator("7").Generate, 0.3));
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["one", "two", "two"]));
        bench.Hear(caller, Play(CountryTones.Of("DE").Find(CallTone.Busy)!.Play().Generate, 4));
        Assert.Equal(
            ["digit 7", "tone busy"],
            bench.Story.Where(w => w.StartsWith("digit", StringComparison.Ordinal) || w.StartsWith("tone", StringComparison.Ordinal))
        );
        Assert.Contains(
            bench.Story,
            w => w.StartsWith("stop play", StringComparison.Ordinal) && w.Contains("hangUp", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("US", CallTone.Ringback, "tone ringback")]
    [InlineData("GB", CallTone.Reorder, "tone reorder")]
    [InlineData("AT", CallTone.SpecialInformation, "tone specialInformation")]
    public void Tones_are_those_of_the_country_that_is_configured(string country, CallTone tone, string told)
    {
        using var bench = new VoiceBench(Deaf, new VoiceOptions { ToneCountry = country });
        var caller = bench.Answered();
        bench.Hear(caller, Play(CountryTones.Of(country).Find(tone)!.Play().Generate, 5));
        Assert.Equal([told], bench.Story.Where(w => w.StartsWith("tone", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_steady_tone_that_is_none_of_the_network_and_noise_are_told_as_nothing()
    {
        using var bench = new VoiceBench(Deaf);
        var caller = bench.Answered();
        bench.Hear(caller, Play(new ToneGenerator([new(800, -12)], Timeout.InfiniteTimeSpan).Generate, 3));
        Assert.Empty(bench.Story);
    }

    private delegate int Generator(Span<short> samples);

    private static short[] Play(Generator generate, double seconds)
    {
        var samples = new short[(int)(seconds * 8000)];
        generate(samples);
        return samples;
    }
}
