namespace CtiMiddleware.Runtime.Voice;

/// <summary>Tells speech from silence by the level of 20 ms: above the threshold for 60 ms is speech. Not thread-safe.</summary>
/// <param name="level">The threshold in dB below full scale.</param>
internal sealed class SpeechGate(double level)
{
    private const int Needed = 3;
    private readonly double _threshold = Math.Pow(10, level / 10) * short.MaxValue * short.MaxValue;
    private double _energy;
    private int _samples;
    private int _loud;

    /// <summary>Samples since something was loud.</summary>
    public long Quiet { get; private set; }

    /// <summary>Speech was heard.</summary>
    public bool Heard { get; private set; }

    /// <summary>Listens; true when speech begins for the first time.</summary>
    public bool Listen(ReadOnlySpan<short> samples)
    {
        var before = Heard;
        foreach (var sample in samples)
        {
            _energy += (double)sample * sample;
            if (++_samples == Frames.Samples)
                Block();
        }
        return Heard && !before;
    }

    private void Block()
    {
        if (_energy / _samples >= _threshold)
        {
            Heard |= ++_loud >= Needed;
            Quiet = 0;
        }
        else
        {
            _loud = 0;
            Quiet += _samples;
        }
        _energy = _samples = 0;
    }
}
