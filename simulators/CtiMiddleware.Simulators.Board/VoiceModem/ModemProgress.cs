namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>
/// Hears by the cadence alone what an exchange says, as a modem does that is sold in every country: a steady tone is a dial tone, half a second on and
/// off is busy, faster is reorder, a second or more and a long pause is ringing. What is loud and no tone is speech.
/// </summary>
internal sealed class ModemProgress
{
    private const int Bins = 48;
    private const double Loud = 300;

    private Kind _kind;
    private int _frames;
    private int _speech;
    private int _shortOn;
    private bool _toldDial;
    private int _lastOn;

    /// <summary>Whether a steady tone is soon taken for a dial tone; else only when it is too long for ringing.</summary>
    public bool ExpectsDialTone { get; set; }

    public void Begin()
    {
        (_kind, _frames, _speech, _shortOn, _lastOn) = (Kind.Quiet, 0, 0, 0, 0);
        _toldDial = false;
    }

    public ModemSound? Hear(ReadOnlySpan<short> samples)
    {
        var kind = Classify(samples);
        _speech = kind == Kind.Other ? Math.Min(_speech + 1, 12) : Math.Max(_speech - 1, 0);
        if (kind == Kind.Other)
        {
            if (_speech < 12)
                return null;
            _speech = 0;
            Begin();
            return ModemSound.Speech;
        }
        if (kind == _kind)
        {
            _frames++;
            if (_kind != Kind.Tone || _toldDial || _frames < (ExpectsDialTone ? 40 : 150))
                return null;
            _toldDial = true;
            return ModemSound.Dial;
        }
        var (ended, length) = (_kind, _frames);
        (_kind, _frames) = (kind, 1);
        return ended == Kind.Tone ? EndOfTone(length) : EndOfQuiet(length);
    }

    private ModemSound? EndOfTone(int length)
    {
        _toldDial = false;
        (_lastOn, _shortOn) = (length, length is >= 8 and <= 40 ? _shortOn : 0);
        return length is > 40 and < 150 ? ModemSound.Ringback : null;
    }

    private ModemSound? EndOfQuiet(int length)
    {
        var equal = _lastOn is >= 8 and <= 40 && length is >= 8 and <= 40 && Math.Abs(_lastOn - length) <= 6;
        _shortOn = equal ? _shortOn + 1 : 0;
        if (_shortOn < 2)
            return null;
        _shortOn = 0;
        return _lastOn <= 18 ? ModemSound.Reorder : ModemSound.Busy;
    }

    private static Kind Classify(ReadOnlySpan<short> samples)
    {
        Span<double> power = stackalloc double[Bins];
        var energy = 0.0;
        foreach (var sample in samples)
            energy += (double)sample * sample;
        if (energy / samples.Length < Loud * Loud)
            return Kind.Quiet;
        for (var bin = 4; bin < Bins; bin++)
        {
            var coefficient = 2 * Math.Cos(2 * Math.PI * bin * 50 / 8000);
            var (one, two) = (0.0, 0.0);
            foreach (var sample in samples)
                (one, two) = (sample + (coefficient * one) - two, one);
            power[bin] = ((one * one) + (two * two) - (coefficient * one * two)) * 2 / samples.Length;
        }
        // The tones of all exchanges but the information tones lie between 300 and 650 Hz; one or two frequencies fill four bins at most.
        var tones = power[6..14];
        tones.Sort();
        var most = tones[^1] + tones[^2] + tones[^3] + tones[^4];
        return most > 0.72 * energy ? Kind.Tone : Kind.Other;
    }

    private enum Kind
    {
        Quiet,
        Tone,
        Other,
    }
}
