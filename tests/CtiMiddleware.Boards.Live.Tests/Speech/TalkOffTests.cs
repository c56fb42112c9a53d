using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Boards.Live.Tests.Speech;

/// <summary>No digit is heard where nobody pressed a key, and every digit where somebody did, in speech that a synthesizer by other hands makes.</summary>
public sealed class TalkOffTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Ten_minutes_of_speech_in_five_languages_have_no_digit()
    {
        SoundTools.Need("espeak-ng", "sox");
        using var tools = new SoundTools();
        var plain = new Listener();
        var noisy = new Listener();
        var coded = new Listener();
        var louder = new Listener();
        for (int round = 0; plain.Heard < TenMinutes; round++)
        {
            foreach (var (voice, speed, pitch, prose) in SpokenTexts.Speakers)
            {
                var speech = await tools.SpeakAsync(voice, SpokenTexts.Of(prose, (round * 1000) + speed, 25), speed, pitch);
                plain.Listen(speech, voice);
                noisy.Listen(WithNoise(speech), voice);
                coded.Listen(ThroughMuLaw(speech), voice);
                louder.Listen(Clipped(speech), voice);
            }
        }
        TestContext.Current.SendDiagnosticMessage(
            $"{plain.Heard} of speech; as it is {plain.Count} false digits, with noise {noisy.Count}, through μ-law {coded.Count}, clipped {louder.Count}"
        );
        Assert.True(plain.Heard >= TenMinutes);
        Assert.True(plain.Count == 0, plain.What);
        Assert.True(noisy.Count == 0, noisy.What);
        Assert.True(coded.Count == 0, coded.What);
        Assert.True(louder.Count == 0, louder.What);
    }

    [Fact]
    public async Task Digits_between_words_are_heard_and_nothing_else()
    {
        SoundTools.Need("espeak-ng", "sox");
        using var tools = new SoundTools();
        foreach (var (voice, speed, pitch, prose) in SpokenTexts.Speakers)
        {
            var speech = await tools.SpeakAsync(voice, prose, speed, pitch);
            var keys = new short[DtmfDigits.All.Length * 1200];
            new DtmfGenerator(
                DtmfDigits.All,
                new()
                {
                    Duration = TimeSpan.FromMilliseconds(70),
                    Pause = TimeSpan.FromMilliseconds(80),
                    LowLevel = -12,
                }
            ).Generate(keys);
            for (int digit = 0; digit < DtmfDigits.All.Length; digit++)
                keys.AsSpan(digit * 1200, 1200).CopyTo(speech.AsSpan((digit + 1) * 6400));
            var heard = new List<DtmfEvent>();
            new DtmfDetector().Listen(WithNoise(speech), heard);
            Assert.Equal(DtmfDigits.All, string.Concat(heard.Where(e => !e.IsEnd).Select(e => e.Digit)));
        }
    }

    [Fact]
    public async Task Digits_over_a_prompt_ten_decibels_weaker_are_heard()
    {
        SoundTools.Need("espeak-ng", "sox");
        using var tools = new SoundTools();
        var prompt = await tools.SpeakAsync("en-us+f3", SpokenTexts.Speakers[0].Prose);
        var keys = new short[prompt.Length];
        new DtmfGenerator("0123456789*#ABCD", new() { LowLevel = -9 }).Generate(keys);
        double prompts = Level.Of(prompt.AsSpan(0, 16 * 1600));
        double weaker = Math.Pow(10, (-9 + 4 - 10 - prompts) / 20);
        for (int i = 0; i < prompt.Length; i++)
            keys[i] = (short)Math.Clamp(keys[i] + (prompt[i] * weaker), short.MinValue, short.MaxValue);
        var heard = new List<DtmfEvent>();
        new DtmfDetector().Listen(keys, heard);
        Assert.Equal("0123456789*#ABCD", string.Concat(heard.Where(e => !e.IsEnd).Select(e => e.Digit)));
    }

    private static short[] WithNoise(short[] speech)
    {
        var copy = (short[])speech.Clone();
        new NoiseGenerator(-32, 77).AddTo(copy);
        return copy;
    }

    private static short[] ThroughMuLaw(short[] speech) => [.. speech.Select(s => G711.DecodeMuLaw(G711.EncodeMuLaw(s)))];

    private static short[] Clipped(short[] speech) => [.. speech.Select(s => (short)Math.Clamp(3 * s, short.MinValue, short.MaxValue))];

    private sealed class Listener
    {
        private readonly DtmfDetector _detector = new();
        private readonly List<DtmfEvent> _heard = [];
        private readonly List<string> _false = [];
        private long _samples;

        public TimeSpan Heard => TimeSpan.FromSeconds(_samples / 8000.0);

        public int Count => _false.Count;

        public string What => string.Join('\n', _false);

        public void Listen(short[] samples, string voice)
        {
            _detector.Listen(samples, _heard);
            _samples += samples.Length;
            foreach (var one in _heard.Where(e => !e.IsEnd))
                _false.Add($"{voice} at {one.At}: '{one.Digit}' {one.LowLevel:F1}/{one.HighLevel:F1} dBm0");
            _heard.Clear();
        }
    }
}
