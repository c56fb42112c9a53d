using CtiMiddleware.Links.Spi;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Progress;
using CtiMiddleware.Media.Speech;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>The ear made of our own DSP: digits by Goertzel filters, tones by their cadence, speech by its energy, each only where the board does not hear it itself.</summary>
internal sealed class Ear : IEar
{
    private readonly DtmfDetector? _digits;
    private readonly CallProgressDetector? _progress;
    private readonly SpeechDetector? _speech;
    private readonly bool _tellsSpeech;
    private readonly List<DtmfEvent> _heard = [];
    private readonly List<ProgressEvent> _signals = [];
    private readonly List<SpeechEvent> _voices = [];
    private bool _speaking;

    private Ear(BoardTraits traits, string country)
    {
        _digits = traits.DetectsDigits ? null : new DtmfDetector();
        _progress = traits.DetectsTones ? null : new CallProgressDetector(CountryTones.Of(country));
        _tellsSpeech = !traits.DetectsSpeech;
        // Who knows the tones tells them from speech.
        _speech = _tellsSpeech && _progress is null ? new SpeechDetector() : null;
    }

    /// <summary>An ear for what a board does not hear by itself.</summary>
    /// <param name="traits">What the board hears.</param>
    /// <param name="country">Whose tones are known.</param>
    /// <exception cref="ArgumentException">The country's tones are not built in.</exception>
    public static IEar Create(BoardTraits traits, string country) => new Ear(traits, country);

    /// <inheritdoc/>
    public char? Held { get; private set; }

    /// <inheritdoc/>
    public void Listen(ReadOnlySpan<short> samples, List<char> digits, List<LineTone> tones)
    {
        if (_digits is not null)
            Digits(_digits, samples, digits);
        if (_progress is not null)
            Tones(_progress, samples, tones);
        if (_speech is not null)
            Voices(_speech, samples, tones);
    }

    private void Digits(DtmfDetector detector, ReadOnlySpan<short> samples, List<char> digits)
    {
        detector.Listen(samples, _heard);
        // A key counts when it is pressed, not when it is let go.
        foreach (var one in _heard)
        {
            Held = one.IsEnd ? null : one.Digit;
            if (!one.IsEnd)
                digits.Add(one.Digit);
        }
        _heard.Clear();
    }

    private void Tones(CallProgressDetector detector, ReadOnlySpan<short> samples, List<LineTone> tones)
    {
        detector.Listen(samples, _signals);
        foreach (var one in _signals)
        {
            if (one.IsEnd)
                continue;
            if (one.Signal is ProgressSignal.Speech or ProgressSignal.Silence)
                Voice(one.Signal == ProgressSignal.Speech, tones);
            else
                tones.Add(ToneOf(one.Signal));
        }
        _signals.Clear();
    }

    private void Voices(SpeechDetector detector, ReadOnlySpan<short> samples, List<LineTone> tones)
    {
        detector.Listen(samples, _voices);
        foreach (var one in _voices)
        {
            // A key is sound too, and no speech.
            if (one.IsEnd || Held is null)
                Voice(!one.IsEnd, tones);
        }
        _voices.Clear();
    }

    // Silence is told when somebody spoke before, not at the beginning of a call.
    private void Voice(bool speaks, List<LineTone> tones)
    {
        if (!_tellsSpeech || speaks == _speaking)
            return;
        _speaking = speaks;
        tones.Add(speaks ? LineTone.Speech : LineTone.Silence);
    }

    private static LineTone ToneOf(ProgressSignal signal) =>
        signal switch
        {
            ProgressSignal.DialTone => LineTone.Dial,
            ProgressSignal.Ringback => LineTone.Ringback,
            ProgressSignal.Busy => LineTone.Busy,
            ProgressSignal.Reorder => LineTone.Reorder,
            ProgressSignal.CallWaiting => LineTone.CallWaiting,
            ProgressSignal.SpecialInformation => LineTone.SpecialInformation,
            ProgressSignal.FaxCalling or ProgressSignal.FaxAnswer => LineTone.Fax,
            ProgressSignal.ModemCalling or ProgressSignal.ModemAnswer => LineTone.Modem,
            _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, message: null),
        };
}
