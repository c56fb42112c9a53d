namespace CtiMiddleware.Media.Tones;

/// <summary>
/// Tells whether one tone, of one or more frequencies at once, sounds: for beeps, prompts and tests of paths. Measures every 10 ms over a Hann
/// window of 50 ms; frequencies may be off by about ±10 Hz and must be 40 Hz apart. Allocates nothing while it listens; not thread-safe.
/// </summary>
public sealed class ToneDetector
{
    private const int Window = 400;
    private const int Hop = 80;

    private readonly CorrelatorBank _bank;
    private readonly double _weakest;
    private readonly double _share;
    private int _hops;

    /// <summary>A detector that has heard nothing.</summary>
    /// <param name="frequencies">Hz; at least one.</param>
    /// <param name="weakest">The weakest level that is heard, all frequencies together, dBm0; −40.</param>
    /// <param name="share">The share of all power that the tone must have; 0.6.</param>
    public ToneDetector(IReadOnlyList<double> frequencies, double weakest = -40.0, double share = 0.6)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        if (frequencies.Count == 0)
            throw new ArgumentException("A tone has at least one frequency.", nameof(frequencies));
        _bank = new(frequencies, Window, Hop);
        double rms = Level.RootMeanSquare(weakest);
        _weakest = rms * rms;
        _share = share;
    }

    /// <summary>Whether it sounds now.</summary>
    public bool IsSounding => _hops > 0;

    /// <summary>For how long it has sounded, in steps of 10 ms; zero when it does not.</summary>
    public TimeSpan SoundingFor => TimeSpan.FromMilliseconds(_hops * 10.0);

    /// <summary>Listens to the next samples.</summary>
    /// <param name="samples">Any number.</param>
    /// <returns>The longest that the tone had sounded at any time within these samples; zero when it did not.</returns>
    public TimeSpan Listen(ReadOnlySpan<short> samples)
    {
        int longest = _hops;
        while (_bank.Take(ref samples))
        {
            _hops = Sounds() ? _hops + 1 : 0;
            longest = Math.Max(longest, _hops);
        }
        return TimeSpan.FromMilliseconds(longest * 10.0);
    }

    /// <summary>Forgets everything heard.</summary>
    public void Reset()
    {
        _bank.Reset();
        _hops = 0;
    }

    private bool Sounds()
    {
        double sum = 0;
        double least = double.MaxValue;
        double most = 0;
        for (int i = 0; i < _bank.Count; i++)
        {
            double power = _bank.Power(i);
            sum += power;
            least = Math.Min(least, power);
            most = Math.Max(most, power);
        }
        return sum >= _weakest && sum >= _share * _bank.Total && least * 20.0 >= most;
    }
}
