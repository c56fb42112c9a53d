using CtiMiddleware.Media.CallerId;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Progress;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>What a modem hears on a line that it holds: digits, tones of the exchange, quiet.</summary>
internal sealed class ModemEar(VoiceModemFace modem)
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly DtmfDetector _digits = new();
    private readonly List<DtmfEvent> _heard = [];
    private readonly CallerIdDemodulator _callerId = new();
    private readonly List<CallerIdReception> _receptions = [];
    private readonly CallProgressDetector _machines = new(CountryTones.Of("us"));
    private readonly List<ProgressEvent> _signals = [];
    private readonly ModemProgress _progress = new();
    private TimeSpan _quietFor;
    private TimeSpan _quietLimit;
    private double _quietLevel;
    private bool _anything;
    private bool _toldQuiet;

    /// <summary>Whether a dial tone is waited for.</summary>
    public bool ExpectsDialTone
    {
        set => _progress.ExpectsDialTone = value;
    }

    /// <summary>The line was seized, or something else is to be heard from now on.</summary>
    public void Begin()
    {
        _digits.Reset();
        _progress.Begin();
        _machines.Reset();
    }

    /// <summary>A recording begins.</summary>
    /// <param name="sensitivity">0 the least, 255 the most: what is louder counts as sound.</param>
    /// <param name="limit">How long it must be quiet; zero for never.</param>
    public void BeginVoice(int sensitivity, TimeSpan limit)
    {
        (_quietFor, _quietLimit) = (TimeSpan.Zero, limit);
        // From -20 dB of full scale down to -60 dB: the standard leaves the steps to the maker.
        _quietLevel = 32768 * Math.Pow(10, (-20 - (sensitivity * 40.0 / 255)) / 20);
        _anything = _toldQuiet = false;
    }

    /// <summary>The first ring is over: caller id may follow.</summary>
    public void BeginCallerId() => _callerId.Reset();

    /// <summary>What is on the line between the rings.</summary>
    public void HearCallerId(ReadOnlySpan<short> samples)
    {
        _callerId.Listen(samples, _receptions);
        foreach (var reception in _receptions)
            modem.TellCaller((reception as CallerIdReception.Received)?.Message);
        _receptions.Clear();
    }

    public void Hear(ReadOnlySpan<short> samples)
    {
        _digits.Listen(samples, _heard);
        foreach (var digit in _heard)
            modem.Hears(digit.Digit, !digit.IsEnd);
        _heard.Clear();
        if (_progress.Hear(samples) is { } sound)
            modem.Hears(sound);
        _machines.Listen(samples, _signals);
        foreach (var signal in _signals)
        {
            if (!signal.IsEnd && Machine(signal.Signal) is { } machine)
                modem.Hears(machine);
        }
        _signals.Clear();
        HearQuiet(samples);
    }

    /// <summary>What has no cadence of a country: machines and information tones.</summary>
    private static ModemSound? Machine(ProgressSignal signal) =>
        signal switch
        {
            ProgressSignal.FaxCalling => ModemSound.FaxCalling,
            ProgressSignal.ModemCalling => ModemSound.DataCalling,
            ProgressSignal.FaxAnswer or ProgressSignal.ModemAnswer => ModemSound.Answering,
            ProgressSignal.SpecialInformation => ModemSound.SpecialInformation,
            _ => null,
        };

    private void HearQuiet(ReadOnlySpan<short> samples)
    {
        if (_quietLimit == TimeSpan.Zero)
            return;
        var sum = 0.0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        if (Math.Sqrt(sum / samples.Length) > _quietLevel)
        {
            _anything = true;
            _toldQuiet = false;
            _quietFor = TimeSpan.Zero;
            return;
        }
        _quietFor += Frame;
        if (_toldQuiet || _quietFor < _quietLimit)
            return;
        _toldQuiet = true;
        modem.Hears(_anything ? ModemSound.Quiet : ModemSound.NeverAnything);
    }
}
