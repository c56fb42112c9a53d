using CtiMiddleware.Media.Speech;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Progress;

/// <summary>
/// Hears what a call's line says while it is set up: the tones of one country by frequency and cadence, special information tones by their steps,
/// calling and answering machines, speech and silence. Measures every 10 ms over a Hann window of 50 ms. Allocates nothing while it listens; not
/// thread-safe; one channel.
/// </summary>
public sealed class CallProgressDetector
{
    private const int Window = 400;
    private const int Hop = SpeechDetector.Frame;
    private const int Smoothed = 3;

    /// <summary>Hops of sound without tone before it is speech: 250 ms, longer than steady noise counts as sound.</summary>
    private const int SpeechHops = 25;

    /// <summary>Bursts and pauses that must fit a cadence before it is recognised.</summary>
    private const int NeededFits = 3;

    /// <summary>A pause this long decides for the only cadence that has it: 500 ms.</summary>
    private const int DecidingPause = 50;

    private readonly ProgressOptions _options;
    private readonly ProgressPlan _plan;
    private readonly CorrelatorBank _bank;
    private readonly SpeechDetector _speech;
    private readonly ToneBursts _bursts = new();
    private readonly List<SpeechEvent> _sound = new(4);
    private readonly double[] _powers;
    private readonly double[] _totals = new double[Smoothed];
    private readonly double _weakest;
    private long _hop;
    private ProgressSignal? _tone;
    private TonePattern? _pattern;
    private int _voiced;
    private int _quietHops;
    private bool _isSpeech;
    private bool _isSilence;
    private bool _answerTold;

    /// <summary>A detector that has heard nothing.</summary>
    /// <param name="country">Whose tones it knows.</param>
    /// <param name="options">Its limits; <see cref="ProgressOptions.Usual"/> when null.</param>
    public CallProgressDetector(CountryTones country, ProgressOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(country);
        Country = country;
        _options = options ?? ProgressOptions.Usual;
        _plan = new(country, _options);
        _bank = new(_plan.Frequencies, Window, Hop);
        _speech = new(_options.Speech);
        _powers = new double[_plan.Signatures.Count * Smoothed];
        double rms = Level.RootMeanSquare(_options.WeakestTone);
        _weakest = rms * rms;
        _bursts.Clear(0);
    }

    /// <summary>Whose tones it knows.</summary>
    public CountryTones Country { get; }

    /// <summary>The tone that sounds now, or null.</summary>
    public ProgressSignal? Tone => _tone;

    /// <summary>Whether somebody speaks now.</summary>
    public bool IsSpeech => _isSpeech;

    /// <summary>Listens to the next samples.</summary>
    /// <param name="samples">Any number.</param>
    /// <param name="heard">Gets what began and ended, in order of certainty.</param>
    public void Listen(ReadOnlySpan<short> samples, ICollection<ProgressEvent> heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        while (!samples.IsEmpty)
        {
            var rest = samples;
            bool complete = _bank.Take(ref rest);
            // Frames of the speech detector and hops of the bank are of one length and end together.
            _speech.Listen(samples[..^rest.Length], _sound);
            samples = rest;
            if (!complete)
                return;
            _hop++;
            Next(heard);
            _sound.Clear();
        }
    }

    /// <summary>Forgets everything heard; time goes on from zero.</summary>
    public void Reset()
    {
        _bank.Reset();
        _speech.Reset();
        _bursts.Clear(0);
        _sound.Clear();
        Array.Clear(_powers);
        Array.Clear(_totals);
        _hop = 0;
        _tone = null;
        _pattern = null;
        _voiced = 0;
        _quietHops = 0;
        _isSpeech = false;
        _isSilence = false;
        _answerTold = false;
    }

    private static TimeSpan Time(long hop) => TimeSpan.FromMilliseconds(Math.Max(0, hop) * 10.0);

    /// <summary>When the middle of a hop's window was.</summary>
    private static TimeSpan Middle(long hop) => Time(hop - (Window / Hop / 2));

    private void Next(ICollection<ProgressEvent> heard)
    {
        int label = Label(out double power);
        _bursts.Next(_hop, label, power, _bank.Total);
        Special(heard);
        Answering(heard);
        Cadences(heard);
        Sound(label, heard);
    }

    /// <summary>The signature that explains most of the last hops, if one explains enough.</summary>
    private int Label(out double power)
    {
        int slot = (int)(_hop % Smoothed);
        _totals[slot] = _bank.Total;
        double total = _totals[0] + _totals[1] + _totals[2];
        int best = -1;
        double most = _options.PowerShare * total;
        for (int i = 0; i < _plan.Signatures.Count; i++)
        {
            int at = i * Smoothed;
            _powers[at + slot] = _plan.Signatures[i].Power(_bank);
            double sum = _powers[at] + _powers[at + 1] + _powers[at + 2];
            if (sum >= most)
            {
                most = sum;
                best = i;
            }
        }
        if (total < Smoothed * _weakest)
            best = -1;
        int wanted = _bursts.Running >= 0 ? _bursts.Running : best;
        power = wanted < 0 ? 0 : _powers[(wanted * Smoothed) + slot];
        return best;
    }

    /// <summary>Three rising steps with at most short gaps (E.180: 330 ± 70 ms, gaps up to 30 ms).</summary>
    private void Special(ICollection<ProgressEvent> heard)
    {
        int third = _plan.FirstStep + 2;
        if (_bursts.Running != third)
        {
            // It may come again after a second of pause.
            bool goesOn = _bursts.Running < 0 ? _hop - _bursts.Since <= 130 : _bursts.Running >= _plan.FirstStep && _bursts.Running < third;
            if (_tone == ProgressSignal.SpecialInformation && !goesOn)
                End(_bursts.Since, heard);
            return;
        }
        if (_tone == ProgressSignal.SpecialInformation || _hop - _bursts.Since < 15)
            return;
        var before = _bursts.Before;
        int step = third - 1;
        long from = 0;
        for (int back = before.Length - 1; back >= 0 && step >= _plan.FirstStep; back--)
        {
            ref readonly var burst = ref before[back];
            if (burst.Signature < 0 && burst.Length <= 8)
                continue;
            if (burst.Signature != step || burst.Length is < 20 or > 45)
                return;
            from = burst.From;
            step--;
        }
        if (step < _plan.FirstStep)
            Begin(ProgressSignal.SpecialInformation, null, from, heard);
    }

    private void Answering(ICollection<ProgressEvent> heard)
    {
        bool answers = _bursts.Running == _plan.Answer || _bursts.Running == _plan.BellAnswer;
        if (!answers)
        {
            _answerTold = false;
            if (_tone is ProgressSignal.FaxAnswer or ProgressSignal.ModemAnswer)
                End(_bursts.Since, heard);
            return;
        }
        long length = _hop - _bursts.Since;
        if (_answerTold)
            return;
        // Reversals come every 450 ms (V.25): two of them are heard within the first second and a bit, or there are none.
        if (_bursts.Running == _plan.BellAnswer ? length < 50 : _bursts.Dips < 2 && length < 120)
            return;
        bool modem = _bursts.Running == _plan.BellAnswer || _bursts.Dips >= 2;
        _answerTold = true;
        Begin(modem ? ProgressSignal.ModemAnswer : ProgressSignal.FaxAnswer, null, _bursts.Since, heard);
    }

    private void Cadences(ICollection<ProgressEvent> heard)
    {
        long elapsed = _hop - _bursts.Since;
        if (_bursts.Running >= 0)
        {
            int after = _plan.DialTonesAfter(_bursts.Running);
            if (after > 0 && elapsed >= after)
            {
                if (_tone != ProgressSignal.DialTone)
                    Begin(ProgressSignal.DialTone, null, _bursts.Since, heard);
                return;
            }
        }
        if (_tone == ProgressSignal.DialTone)
            End(_bursts.Since, heard);
        if (_pattern is not null && _pattern.Fit(_bursts.Before, _bursts.Running, elapsed) < 1)
            End(_bursts.Since, heard);
        if (_pattern is not null || _bursts.Before.IsEmpty)
            return;
        int best = 0;
        bool single = true;
        TonePattern? found = null;
        foreach (var pattern in _plan.Patterns)
        {
            int fits = pattern.Fit(_bursts.Before, _bursts.Running, elapsed);
            if (fits > best)
            {
                best = fits;
                found = pattern;
                single = true;
            }
            else if (fits == best && fits > 0)
            {
                single = false;
            }
        }
        if (found is null || !single)
            return;
        if (best >= NeededFits || (_bursts.Running < 0 && elapsed >= DecidingPause && _voiced == 0))
            Begin(found.Signal, found, _bursts.Before[^Math.Min(best, _bursts.Before.Length)].From, heard);
    }

    private void Sound(int label, ICollection<ProgressEvent> heard)
    {
        bool tonal = label >= 0 || _bursts.Running >= 0 || IsKey();
        if (_speech.IsLoud)
        {
            _voiced = tonal ? Math.Max(0, _voiced - 2) : Math.Min(SpeechHops * 2, _voiced + 1);
            _quietHops = 0;
        }
        else
        {
            _quietHops++;
            if (!_speech.IsSpeaking)
                _voiced = 0;
        }
        if (_isSilence && _speech.IsLoud)
        {
            _isSilence = false;
            heard.Add(new(ProgressSignal.Silence, true, Time(_hop), Time(_hop)));
        }
        if (!_isSpeech && _voiced >= SpeechHops && _speech.IsSpeaking)
        {
            _isSpeech = true;
            // Somebody speaks in the pause of a cadence: the call was answered.
            if (_bursts.Running < 0)
            {
                End(_bursts.Since, heard);
                _bursts.Clear(_hop);
            }
            heard.Add(new(ProgressSignal.Speech, false, Time(_hop - SpeechHops), Time(_hop)));
        }
        else if (_isSpeech && !_speech.IsSpeaking)
        {
            EndSpeech(heard);
        }
        bool toneGoesOn = _tone is not null;
        if (!_isSilence && !toneGoesOn && _quietHops * 10 >= _options.SilenceAfter.TotalMilliseconds)
        {
            _isSilence = true;
            heard.Add(new(ProgressSignal.Silence, false, Time(_hop - _quietHops), Time(_hop)));
        }
    }

    private bool IsKey() => Strongest(_plan.Keys) + Strongest(_plan.Keys + 4) >= _options.PowerShare * _bank.Total;

    private double Strongest(int from) =>
        Math.Max(Math.Max(_bank.Power(from), _bank.Power(from + 1)), Math.Max(_bank.Power(from + 2), _bank.Power(from + 3)));

    private void Begin(ProgressSignal signal, TonePattern? pattern, long from, ICollection<ProgressEvent> heard)
    {
        if (_tone is not null)
            End(from, heard);
        if (_isSpeech)
            EndSpeech(heard);
        _tone = signal;
        _pattern = pattern;
        heard.Add(new(signal, false, Middle(from), Time(_hop)));
    }

    private void EndSpeech(ICollection<ProgressEvent> heard)
    {
        _isSpeech = false;
        _voiced = 0;
        heard.Add(new(ProgressSignal.Speech, true, Time(_hop - _quietHops), Time(_hop)));
    }

    private void End(long at, ICollection<ProgressEvent> heard)
    {
        if (_tone is { } tone)
            heard.Add(new(tone, true, Middle(at), Time(_hop)));
        _tone = null;
        _pattern = null;
    }
}
