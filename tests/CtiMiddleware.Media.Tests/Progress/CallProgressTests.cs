using CtiMiddleware.Media.Progress;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Progress;

public sealed class CallProgressTests
{
    private static readonly Dictionary<CallTone, ProgressSignal> Signals = new()
    {
        [CallTone.Dial] = ProgressSignal.DialTone,
        [CallTone.Ringback] = ProgressSignal.Ringback,
        [CallTone.Busy] = ProgressSignal.Busy,
        [CallTone.Reorder] = ProgressSignal.Reorder,
        [CallTone.CallWaiting] = ProgressSignal.CallWaiting,
        [CallTone.SpecialInformation] = ProgressSignal.SpecialInformation,
    };

    public static TheoryData<string, CallTone> AllTones
    {
        get
        {
            var all = new TheoryData<string, CallTone>();
            foreach (string country in CountryTones.Countries)
            {
                foreach (var tone in CountryTones.Of(country).Tones.Where(t => !IsShort(t)))
                    all.Add(country, tone.Tone);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(AllTones))]
    public void A_tone_of_a_country_is_heard_as_itself_and_as_nothing_else(string country, CallTone tone)
    {
        foreach (var (noise, shift) in new[] { (-120.0, 0), (-45, 411), (-30, 1234) })
        {
            var heard = Listen(country, Play(CountryTones.Of(country).Find(tone)!, 12, noise, shift));
            var tones = heard.Where(e => !e.IsEnd && e.Signal is not ProgressSignal.Silence).Select(e => e.Signal).ToArray();
            Assert.True(tones is [var one] && one == Signals[tone], $"noise {noise}, shift {shift}: {string.Join(", ", heard)}");
        }
    }

    [Fact]
    public void A_tone_shorter_than_the_window_is_not_taken_for_another()
    {
        // Austria's call waiting tone is 40 ms long: it cannot be told from a click here.
        var brief = CountryTones.Of("AT").Tones.Single(IsShort);
        Assert.DoesNotContain(Listen("AT", Play(brief, 12, -60, 0)), e => e.Signal is not ProgressSignal.Silence);
    }

    [Fact]
    public void A_tone_is_told_in_time_and_ends_in_time()
    {
        var us = CountryTones.Of("US");
        short[] samples = [.. new short[8000], .. Play(us.Find(CallTone.Dial)!, 3, -60, 0), .. new short[16000]];
        var heard = Listen("US", samples).Where(e => e.Signal == ProgressSignal.DialTone).ToArray();
        Assert.Equal([false, true], heard.Select(e => e.IsEnd));
        Assert.InRange(heard[0].At.TotalMilliseconds, 970, 1030);
        Assert.InRange(heard[0].HeardAt.TotalMilliseconds, 1600, 1900);
        Assert.InRange(heard[1].At.TotalMilliseconds, 3970, 4030);
        Assert.InRange(heard[1].HeardAt.TotalMilliseconds, 4000, 4200);
    }

    [Fact]
    public void Ringing_that_ends_in_an_answer_is_ringing_then_speech()
    {
        var samples = Play(CountryTones.Of("DE").Find(CallTone.Ringback)!, 7, -50, 0);
        short[] all = [.. samples, .. Babble(2, 3)];
        var heard = Listen("DE", all).Where(e => e.Signal is not ProgressSignal.Silence).ToArray();
        Assert.Equal(
            [(ProgressSignal.Ringback, false), (ProgressSignal.Speech, false)],
            heard.Where(e => !e.IsEnd).Select(e => (e.Signal, e.IsEnd))
        );
        Assert.Contains(heard, e => e.Signal == ProgressSignal.Ringback && e.IsEnd);
    }

    [Theory]
    [InlineData(1100, 500, 3000, ProgressSignal.FaxCalling)]
    [InlineData(1300, 600, 1800, ProgressSignal.ModemCalling)]
    [InlineData(2100, 3000, 75, ProgressSignal.FaxAnswer)]
    [InlineData(2225, 3000, 75, ProgressSignal.ModemAnswer)]
    public void Machines_that_call_and_answer_are_told(double frequency, int on, int off, ProgressSignal signal)
    {
        foreach (double deviation in new[] { -0.005, 0, 0.005 })
        {
            ToneSegment[] segments =
            [
                ToneSegment.Silence(Ms(500)),
                new([new(frequency * (1 + deviation), -20)], Ms(on)),
                ToneSegment.Silence(Ms(off)),
            ];
            var samples = new short[(500 + on + off) * 8];
            new ToneGenerator(segments).Generate(samples);
            new NoiseGenerator(-45, 4).AddTo(samples);
            Assert.Equal([signal], Listen("US", samples).Where(e => !e.IsEnd && e.Signal != ProgressSignal.Silence).Select(e => e.Signal));
        }
    }

    [Fact]
    public void An_answer_tone_whose_phase_is_reversed_every_450_ms_is_a_modem()
    {
        var samples = new short[3 * 8000];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = (short)(4000 * Math.Sin(2 * Math.PI * 2100 * i / 8000) * (i / 3600 % 2 == 0 ? 1 : -1));
        Assert.Equal([ProgressSignal.ModemAnswer], Listen("DE", samples).Where(e => !e.IsEnd).Select(e => e.Signal));
    }

    [Fact]
    public void Silence_is_told_after_its_time_and_ends_with_sound()
    {
        var samples = new short[5 * 8000];
        Play(CountryTones.Of("US").Find(CallTone.Dial)!, 1, -60, 0).CopyTo(samples, 4 * 8000);
        var heard = Listen("US", samples).Where(e => e.Signal == ProgressSignal.Silence).ToArray();
        Assert.Equal([false, true], heard.Select(e => e.IsEnd));
        Assert.InRange(heard[0].HeardAt.TotalMilliseconds, 2990, 3010);
        Assert.InRange(heard[1].At.TotalMilliseconds, 4000, 4030);
    }

    [Fact]
    public void Push_button_digits_are_neither_tone_nor_speech_and_noise_is_no_tone()
    {
        var samples = new short[30 * 8000];
        new Media.Dtmf.DtmfGenerator(string.Concat(Enumerable.Repeat("0123456789*#ABCD", 9))).Generate(samples);
        foreach (string country in CountryTones.Countries)
            Assert.DoesNotContain(Listen(country, samples), e => e.Signal is not ProgressSignal.Silence);
        new NoiseGenerator(-20, 8).Generate(samples);
        foreach (string country in CountryTones.Countries)
            Assert.DoesNotContain(Listen(country, samples), e => e.Signal is not (ProgressSignal.Speech or ProgressSignal.Silence));
    }

    [Fact]
    public void Listening_allocates_nothing()
    {
        var samples = Play(CountryTones.Of("US").Find(CallTone.Busy)!, 5, -50, 0);
        var detector = new CallProgressDetector(CountryTones.Of("US"));
        var heard = new List<ProgressEvent>(1000);
        detector.Listen(samples, heard);
        long before = GC.GetAllocatedBytesForCurrentThread();
        detector.Listen(samples, heard);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same()
    {
        var samples = Play(CountryTones.Of("GB").Find(CallTone.Ringback)!, 8, -50, 77);
        Assert.Equal(Listen("GB", samples), Listen("GB", samples, 37));
        Assert.Equal(Listen("GB", samples), Listen("GB", samples, 100_000));
    }

    internal static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>Something like a voice: a buzz with moving formants, in syllables.</summary>
    internal static short[] Babble(int seconds, ulong seed)
    {
        var samples = new short[seconds * 8000];
        ulong state = seed;
        double pitch = 120;
        double formant = 600;
        double phase = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            if (i % 1600 == 0)
            {
                pitch = 100 + (Model.Chance.SplitMix.Next(ref state) % 80);
                formant = 400 + (Model.Chance.SplitMix.Next(ref state) % 1200);
            }
            phase += pitch / 8000.0;
            double syllable = Math.Abs(Math.Sin(Math.PI * i / 1600.0));
            double value = 0;
            for (int harmonic = 1; harmonic < 20; harmonic++)
                value += Math.Sin(2 * Math.PI * harmonic * phase) / (1 + Math.Abs((harmonic * pitch) - formant) / 150);
            samples[i] = (short)(1500 * syllable * value);
        }
        return samples;
    }

    private static bool IsShort(CountryTone tone) =>
        tone.Segments.Any(s => !s.IsSilence && s.Duration > TimeSpan.Zero && s.Duration < Ms(90));

    private static short[] Play(CountryTone tone, int seconds, double noise, int shift)
    {
        var samples = new short[shift + (seconds * 8000)];
        tone.Play().Generate(samples.AsSpan(shift));
        new NoiseGenerator(noise, 6).AddTo(samples);
        return samples;
    }

    private static List<ProgressEvent> Listen(string country, ReadOnlySpan<short> samples, int block = 160)
    {
        var detector = new CallProgressDetector(CountryTones.Of(country));
        var heard = new List<ProgressEvent>();
        for (; samples.Length > 0; samples = samples[Math.Min(block, samples.Length)..])
            detector.Listen(samples[..Math.Min(block, samples.Length)], heard);
        return heard;
    }
}
