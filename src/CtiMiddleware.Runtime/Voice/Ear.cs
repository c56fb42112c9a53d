using CtiMiddleware.Links.Spi;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Progress;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>The ear made of our own DSP, for what a board does not hear by itself: digits, and the tones of a country's exchanges.</summary>
internal sealed class Ear : IEar
{
    private readonly DtmfDetector? _digits;
    private readonly CallProgressDetector? _tones;
    private readonly List<DtmfEvent> _heard = [];
    private readonly List<ProgressEvent> _progress = [];

    private Ear(BoardTraits traits, string country)
    {
        _digits = traits.DetectsDigits ? null : new DtmfDetector();
        _tones = traits.DetectsTones ? null : new CallProgressDetector(CountryTones.Of(country));
    }

    /// <summary>An ear.</summary>
    /// <param name="traits">What the board hears by itself.</param>
    /// <param name="options">Whose tones.</param>
    public static IEar Create(BoardTraits traits, VoiceOptions options) => new Ear(traits, options.Country);

    /// <inheritdoc/>
    public void Listen(ReadOnlySpan<short> samples, List<char> digits, List<LineTone> tones)
    {
        if (_digits is not null)
            ListenForDigits(samples, digits);
        if (_tones is not null)
            ListenForTones(samples, tones);
    }

    private void ListenForDigits(ReadOnlySpan<short> samples, List<char> digits)
    {
        _digits!.Listen(samples, _heard);
        if (_heard.Count == 0)
            return;
        // A key counts when it is pressed, not when it is let go.
        foreach (var one in _heard)
        {
            if (!one.IsEnd)
                digits.Add(one.Digit);
        }
        _heard.Clear();
    }

    private void ListenForTones(ReadOnlySpan<short> samples, List<LineTone> tones)
    {
        _tones!.Listen(samples, _progress);
        if (_progress.Count == 0)
            return;
        // Speech and silence of a recording are judged by its own limits.
        foreach (var one in _progress)
        {
            if (!one.IsEnd && Tone(one.Signal) is { } tone)
                tones.Add(tone);
        }
        _progress.Clear();
    }

    private static LineTone? Tone(ProgressSignal signal) =>
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
            _ => null,
        };
}
