using CtiMiddleware.Links.Spi;
using CtiMiddleware.Media.Dtmf;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>The ear made of our own DSP: digits by Goertzel filters, tones by their cadence.</summary>
internal sealed class Ear : IEar
{
    private readonly DtmfDetector? _digits;
    private readonly List<DtmfEvent> _heard = [];

    private Ear(BoardTraits traits) => _digits = traits.DetectsDigits ? null : new DtmfDetector();

    /// <summary>An ear for what a board does not hear by itself.</summary>
    public static IEar Create(BoardTraits traits) => new Ear(traits);

    /// <inheritdoc/>
    public void Listen(ReadOnlySpan<short> samples, List<char> digits, List<LineTone> tones)
    {
        if (_digits is null)
            return;
        _digits.Listen(samples, _heard);
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
}
