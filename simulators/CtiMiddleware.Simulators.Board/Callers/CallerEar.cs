using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Progress;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Simulators.Board.Callers;

/// <summary>What a caller hears: signals of the network, speech, silence, digits, and the one tone that the present step waits for.</summary>
internal sealed class CallerEar(string country, Action<string> tell)
{
    private readonly CallProgressDetector _progress = new(CountryTones.Of(country));
    private readonly DtmfDetector _digits = new();
    private readonly List<ProgressEvent> _signals = [];
    private readonly List<DtmfEvent> _pressed = [];
    private readonly HashSet<ProgressSignal> _begun = [];
    private ToneDetector? _tone;

    /// <summary>The longest that the awaited tone has sounded since it was awaited.</summary>
    public TimeSpan ToneFor { get; private set; }

    /// <summary>For how long it has been quiet.</summary>
    public TimeSpan QuietFor { get; private set; }

    /// <summary>Digits heard since <see cref="Await"/>, in order.</summary>
    public string Digits { get; private set; } = "";

    /// <summary>Whether a signal sounds, or has begun since <see cref="Await"/>.</summary>
    public bool Has(ProgressSignal signal) =>
        _begun.Contains(signal) || _progress.Tone == signal || (signal == ProgressSignal.Speech && _progress.IsSpeech);

    /// <summary>A new step begins: what was heard before counts no more, what still sounds does.</summary>
    public void Await(IReadOnlyList<double>? tone)
    {
        _tone = tone is null ? null : new ToneDetector(tone);
        ToneFor = TimeSpan.Zero;
        QuietFor = TimeSpan.Zero;
        Digits = "";
        _begun.Clear();
    }

    public void Hear(ReadOnlySpan<short> samples)
    {
        if (_tone is not null && _tone.Listen(samples) is var sounding && sounding > ToneFor)
            ToneFor = sounding;
        // 43 dB below full scale is the quietest that counts as speech in a telephone call.
        QuietFor = Level.Of(samples) < -43.0 ? QuietFor + ScriptedCaller.Frame : TimeSpan.Zero;
        _progress.Listen(samples, _signals);
        foreach (var signal in _signals)
        {
            tell(signal.IsEnd ? $"{signal.Signal} ended" : $"heard {signal.Signal}");
            if (!signal.IsEnd)
                _begun.Add(signal.Signal);
        }
        _signals.Clear();
        _digits.Listen(samples, _pressed);
        foreach (var digit in _pressed)
        {
            if (digit.IsEnd)
                continue;
            tell($"heard digit {digit.Digit}");
            Digits += digit.Digit;
        }
        _pressed.Clear();
    }
}
