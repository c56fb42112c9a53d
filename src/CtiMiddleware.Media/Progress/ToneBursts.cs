using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Progress;

/// <summary>
/// Follows which signature sounds, hop by hop, and keeps the last bursts and pauses with their lengths. An edge is where the amplitude is half, which
/// is when it passes the middle of the window.
/// </summary>
internal sealed class ToneBursts
{
    private const int Kept = 12;
    private const int NeededHops = 4;
    private const int EndHops = 4;

    /// <summary>Hops of sound in a pause, its edges left out, beyond which it was no pause.</summary>
    private const int LoudestPause = 6;

    private readonly ToneBurst[] _bursts = new ToneBurst[Kept];
    private readonly double[] _run = new double[NeededHops];
    private int _count;
    private int _candidate = -1;
    private int _runLength;
    private double _peak;
    private double _lastPeak;
    private int _below;
    private long _lastOn;
    private long _startedAt;
    private int _loudHops;
    private long _dip;

    /// <summary>The signature that sounds; −1 in a pause.</summary>
    public int Running { get; private set; } = -1;

    /// <summary>The hop at which what runs now began.</summary>
    public long Since => _startedAt;

    /// <summary>Breaks of the running burst shorter than 30 ms, as a reversal of phase makes.</summary>
    public int Dips { get; private set; }

    /// <summary>What was heard before what runs now, oldest first.</summary>
    public ReadOnlySpan<ToneBurst> Before => _bursts.AsSpan(0, _count);

    /// <summary>The next hop.</summary>
    /// <param name="hop">Its number.</param>
    /// <param name="label">The signature that explains most of it, or −1.</param>
    /// <param name="power">Power of the running signature, or of the label in a pause.</param>
    /// <param name="total">All power.</param>
    public void Next(long hop, int label, double power, double total)
    {
        if (Running >= 0)
            Sounding(hop, label, power);
        else if (total * 4.0 > _lastPeak && label < 0 && hop - _startedAt > 5)
            _loudHops++;
        Candidate(hop, label, power);
    }

    public void Clear(long hop)
    {
        _count = 0;
        _candidate = -1;
        _runLength = 0;
        _lastPeak = double.MaxValue;
        Running = -1;
        _startedAt = hop;
    }

    private void Sounding(long hop, int label, double power)
    {
        if (label == Running && power * 4.0 >= _peak)
        {
            if (_below is > 0 and < EndHops)
            {
                Dips += _dip == 0 || hop - _dip is >= 35 and <= 55 ? 1 : 0;
                _dip = hop;
            }
            _below = 0;
            _peak = Math.Max(_peak, power);
            _lastOn = hop;
        }
        else if (++_below >= EndHops)
        {
            Pause();
        }
    }

    private void Candidate(long hop, int label, double power)
    {
        if (label < 0 || label == Running)
        {
            _candidate = -1;
            _runLength = 0;
            return;
        }
        if (label != _candidate)
        {
            _candidate = label;
            _runLength = 0;
        }
        if (Running >= 0)
            power = double.NaN;
        _run[_runLength++] = power;
        if (_runLength < NeededHops)
            return;
        if (Running >= 0)
            Pause();
        Begin(hop);
    }

    private void Pause()
    {
        Keep(new(Running, _startedAt, _lastOn + 1 - _startedAt, true));
        Running = -1;
        _lastPeak = _peak;
        _startedAt = _lastOn + 1;
        _loudHops = 0;
    }

    private void Begin(long hop)
    {
        double peak = 0;
        foreach (double power in _run)
            peak = Math.Max(peak, double.IsNaN(power) ? 0 : power);
        int first = 0;
        while (first < NeededHops - 1 && _run[first] * 4.0 < peak)
            first++;
        long start = hop - (NeededHops - 1) + first;
        if (_loudHops > LoudestPause)
            _count = 0;
        else if (_count > 0 && start > _startedAt)
            Keep(new(-1, _startedAt, start - _startedAt, true));
        Running = _candidate;
        _startedAt = start;
        _lastOn = hop;
        _peak = peak;
        _below = 0;
        _candidate = -1;
        _runLength = 0;
        Dips = 0;
        _dip = 0;
        _loudHops = 0;
    }

    private void Keep(ToneBurst burst)
    {
        if (_count == Kept)
        {
            _bursts.AsSpan(1).CopyTo(_bursts);
            _count--;
        }
        _bursts[_count++] = burst;
    }
}
