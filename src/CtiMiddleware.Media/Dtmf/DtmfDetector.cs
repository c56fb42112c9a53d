using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Dtmf;

/// <summary>
/// Hears push-button digits in 8 kHz audio. Every 5 ms the eight frequencies are measured over a Hann window of 20 ms; a digit begins when one row
/// and one column stand out for six measurements, four of them (window wholly inside the digit) with steady power, right frequency, little else
/// and no second harmonics; it ends after 25 ms below half its amplitude. Allocates nothing while it listens; not thread-safe; one channel.
/// </summary>
public sealed class DtmfDetector
{
    private const int Window = 160;
    private const int Hop = 40;
    private const int History = 8;
    private const int Needed = 6;
    private const int NeededPure = 4;
    private const int EndsAfter = 5;

    private readonly DtmfProfile _profile;
    private readonly double _levelThreshold;
    private readonly double _deviationLimit;
    private readonly double _normalTwist;
    private readonly double _reverseTwist;
    private readonly double _harmonicRatio;
    private readonly double _steadyRatio;
    private readonly CorrelatorBank _bank;
    private readonly DtmfMeasurement[] _last = new DtmfMeasurement[History];
    private long _hops;
    private int _sounding = -1;
    private long _beganAt;
    private long _lastHeardAt;
    private double _lowPower;
    private double _highPower;
    private int _quiet;

    /// <summary>A detector that has heard nothing.</summary>
    /// <param name="profile">Its limits; those of <see cref="DtmfProfile.Q24Att"/> when null.</param>
    public DtmfDetector(DtmfProfile? profile = null)
    {
        _profile = profile ?? DtmfProfile.Q24Att;
        _bank = new([.. DtmfDigits.LowGroup, .. DtmfDigits.HighGroup], Window, Hop);
        double rms = Level.RootMeanSquare(_profile.LevelThreshold);
        _levelThreshold = rms * rms;
        _deviationLimit = (_profile.AcceptedDeviation + _profile.RejectedDeviation) / 2.0;
        _normalTwist = Ratio(_profile.NormalTwist + _profile.TwistMargin);
        _reverseTwist = Ratio(_profile.ReverseTwist + _profile.TwistMargin);
        _harmonicRatio = Ratio(_profile.HarmonicDistance);
        _steadyRatio = Ratio(_profile.Steadiness);
    }

    /// <summary>The limits it keeps.</summary>
    public DtmfProfile Profile => _profile;

    /// <summary>The digit that sounds now, or null.</summary>
    public char? Sounding => _sounding < 0 ? null : Digit(_sounding);

    /// <summary>Listens to the next samples.</summary>
    /// <param name="samples">Any number.</param>
    /// <param name="heard">Gets what began and ended, in order.</param>
    public void Listen(ReadOnlySpan<short> samples, ICollection<DtmfEvent> heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        while (_bank.Take(ref samples))
        {
            _hops++;
            var measured = Measure();
            _last[_hops % History] = measured;
            if (_sounding >= 0)
                Follow(heard);
            if (measured.Key >= 0 && measured.Key != _sounding && Begins(measured.Key))
                Begin(measured.Key, heard);
        }
    }

    /// <summary>Forgets everything heard; time goes on from zero.</summary>
    public void Reset()
    {
        _bank.Reset();
        Array.Clear(_last);
        _hops = 0;
        _sounding = -1;
    }

    private static double Ratio(double decibels) => Math.Pow(10.0, decibels / 10.0);

    private static char Digit(int key) => DtmfDigits.At(key >> 2, key & 3);

    private static TimeSpan At(long hop) =>
        TimeSpan.FromTicks(
            Math.Max(0, (hop * Hop) - (Window / 2) - (Hop / 2)) * TimeSpan.TicksPerSecond / Codecs.AudioEncodings.SampleRate
        );

    private static double LevelOf(double power) => Level.OfMeanSquare(power);

    private int Strongest(int from)
    {
        int best = from;
        for (int i = from + 1; i < from + 4; i++)
        {
            if (_bank.Power(i) > _bank.Power(best))
                best = i;
        }
        return best;
    }

    /// <summary>What one window says: which digit it could be, and whether it is one without doubt.</summary>
    private DtmfMeasurement Measure()
    {
        // Two frequencies cannot have more power than the whole; most of silence and noise ends here.
        if (_bank.Total < _levelThreshold)
            return DtmfMeasurement.None;
        int row = Strongest(0);
        int column = Strongest(4);
        double low = _bank.Power(row);
        double high = _bank.Power(column);
        if (low < _levelThreshold / 4 || high < _levelThreshold / 4)
            return DtmfMeasurement.None;
        double lowDeviation = _bank.Deviation(row);
        double highDeviation = _bank.Deviation(column);
        low /= _bank.Response(lowDeviation);
        high /= _bank.Response(highDeviation);
        if (low < _levelThreshold || high < _levelThreshold || low > high * _normalTwist || high > low * _reverseTwist)
            return DtmfMeasurement.None;
        bool pure =
            low + high >= _profile.PowerShare * _bank.Total
            && Math.Abs(lowDeviation) <= _deviationLimit * DtmfDigits.LowGroup[row]
            && Math.Abs(highDeviation) <= _deviationLimit * DtmfDigits.HighGroup[column - 4]
            && HarmonicsAreWeak(row, column - 4, low, high);
        return new((row << 2) | (column - 4), low, high, pure);
    }

    private bool HarmonicsAreWeak(int row, int column, double low, double high)
    {
        double lowSecond = 2.0 * DtmfDigits.LowGroup[row];
        if (_bank.PowerAt(2.0 * DtmfDigits.HighGroup[column]) * _harmonicRatio > high)
            return false;
        // Where the low frequency's harmonic falls on the column itself there is nothing to see.
        return Math.Abs(lowSecond - DtmfDigits.HighGroup[column]) < 160 || _bank.PowerAt(lowSecond) * _harmonicRatio <= low;
    }

    /// <summary>Whether the last measurements are one digit, long enough and pure enough.</summary>
    private bool Begins(int key)
    {
        if (_hops < Needed)
            return false;
        double low = 0;
        double high = 0;
        for (int back = 0; back < Needed; back++)
        {
            ref readonly var one = ref _last[(_hops - back) % History];
            low = Math.Max(low, one.Low);
            high = Math.Max(high, one.High);
        }
        int pure = 0;
        for (int back = 0; back < Needed; back++)
        {
            ref readonly var one = ref _last[(_hops - back) % History];
            // Half the amplitude is where the edge of the digit is in the middle of the window.
            if (one.Key != key || one.Low * 4 < low || one.High * 4 < high)
                return false;
            if (one.IsPure && one.Low * _steadyRatio >= low && one.High * _steadyRatio >= high)
                pure++;
        }
        return pure >= NeededPure;
    }

    private void Begin(int key, ICollection<DtmfEvent> heard)
    {
        if (_sounding >= 0)
            End(heard);
        _sounding = key;
        _quiet = 0;
        _beganAt = _hops - Needed;
        _lastHeardAt = _hops;
        ref readonly var now = ref _last[_hops % History];
        _lowPower = now.Low;
        _highPower = now.High;
        heard.Add(new(Digit(key), false, At(_beganAt), At(_hops) - At(_beganAt), LevelOf(_lowPower), LevelOf(_highPower)));
    }

    private void Follow(ICollection<DtmfEvent> heard)
    {
        double low = _bank.Power(_sounding >> 2);
        double high = _bank.Power(4 + (_sounding & 3));
        if (low * 4 >= _lowPower && high * 4 >= _highPower)
        {
            _quiet = 0;
            _lastHeardAt = _hops;
            _lowPower = Math.Max(low, _lowPower);
            _highPower = Math.Max(high, _highPower);
        }
        else if (++_quiet >= EndsAfter)
        {
            End(heard);
        }
    }

    private void End(ICollection<DtmfEvent> heard)
    {
        heard.Add(new(Digit(_sounding), true, At(_lastHeardAt), At(_lastHeardAt) - At(_beganAt), LevelOf(_lowPower), LevelOf(_highPower)));
        _sounding = -1;
    }
}
