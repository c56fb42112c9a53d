namespace CtiMiddleware.Media.Resampling;

/// <summary>
/// Changes the sample rate by any rational factor: a polyphase FIR filter, sinc under a Kaiser window (β = 8, stop band about 80 dB), cut off at
/// 92 % of the lower of the two Nyquist frequencies. The delay of the filter is taken out at the beginning, so that what comes out stands where it
/// stood; <see cref="Flush"/> gives the end. Blocks may have any size. Allocates nothing after its construction; not thread-safe.
/// </summary>
public sealed class Resampler
{
    private const int ZeroCrossings = 32;
    private const double Beta = 8.0;
    private const double CutOff = 0.92;

    private readonly int _up;
    private readonly int _down;
    private readonly int _taps;
    private readonly float[] _phases;
    private readonly float[] _history;
    private long _phase;
    private int _skip;
    private int _position;
    private long _taken;
    private long _given;

    /// <summary>A resampler that has heard nothing.</summary>
    /// <param name="from">Samples of a second that come in, 1,000 to 192,000.</param>
    /// <param name="to">Samples of a second that go out, 1,000 to 192,000.</param>
    public Resampler(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, 192_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, 192_000);
        From = from;
        To = to;
        int divisor = Divisor(from, to);
        _up = to / divisor;
        _down = from / divisor;
        double cutOff = CutOff * Math.Min(1.0, (double)to / from);
        _taps = 2 * (int)Math.Ceiling(ZeroCrossings / cutOff);
        _phases = new float[_up * _taps];
        for (int phase = 0; phase < _up; phase++)
            Design(_phases.AsSpan(phase * _taps, _taps), (double)phase / _up, cutOff);
        _history = new float[2 * _taps];
        Reset();
    }

    /// <summary>Samples of a second that come in.</summary>
    public int From { get; }

    /// <summary>Samples of a second that go out.</summary>
    public int To { get; }

    /// <summary>The most samples that a block of a length gives.</summary>
    public int MaximumOutput(int samples) => (int)(((long)samples * _up / _down) + 2);

    /// <summary>The most samples that <see cref="Flush"/> gives.</summary>
    public int MaximumFlush => MaximumOutput(_taps);

    /// <summary>Converts a block.</summary>
    /// <param name="samples">What comes in.</param>
    /// <param name="output">At least <see cref="MaximumOutput"/> long.</param>
    /// <returns>How many samples were written.</returns>
    public int Convert(ReadOnlySpan<short> samples, Span<short> output)
    {
        int written = 0;
        foreach (short sample in samples)
        {
            _taken++;
            written += Take(sample, output[written..]);
        }
        _given += written;
        return written;
    }

    /// <summary>Gives what is still in the filter and begins anew.</summary>
    /// <param name="output">At least <see cref="MaximumFlush"/> long.</param>
    /// <returns>How many samples were written; then as many came out as the ratio says, rounded up.</returns>
    public int Flush(Span<short> output)
    {
        long due = ((_taken * _up) + _down - 1) / _down - _given;
        int written = 0;
        for (int i = 0; i < _taps && written < due; i++)
            written += Take(0, output[written..]);
        Reset();
        return (int)Math.Min(written, due);
    }

    /// <summary>Forgets everything and begins anew.</summary>
    public void Reset()
    {
        Array.Clear(_history);
        _phase = 0;
        _taken = 0;
        _given = 0;
        _skip = _taps / 2;
        _position = 0;
    }

    private int Take(short sample, Span<short> output)
    {
        // Twice, half a buffer apart: the last samples are always in one piece.
        _history[_position] = sample;
        _history[_position + _taps] = sample;
        _position = (_position + 1) % _taps;
        if (_skip > 0)
        {
            _skip--;
            return 0;
        }
        int written = 0;
        for (; _phase < _up; _phase += _down)
            output[written++] = Filter((int)_phase);
        _phase -= _up;
        return written;
    }

    private short Filter(int phase)
    {
        var taps = _phases.AsSpan(phase * _taps, _taps);
        var window = _history.AsSpan(_position, _taps);
        float sum = 0;
        for (int i = 0; i < taps.Length; i++)
            sum += taps[i] * window[i];
        return (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
    }

    private static void Design(Span<float> taps, double phase, double cutOff)
    {
        double half = taps.Length / 2.0;
        double sum = 0;
        for (int i = 0; i < taps.Length; i++)
        {
            double at = i - (half - 1.0) - phase;
            double inside = 1.0 - Math.Pow(at / half, 2);
            double value = inside <= 0 ? 0 : Sinc(cutOff * at) * Bessel(Beta * Math.Sqrt(inside));
            taps[i] = (float)value;
            sum += value;
        }
        for (int i = 0; i < taps.Length; i++)
            taps[i] = (float)(taps[i] / sum);
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-12 ? 1.0 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>The modified Bessel function of the first kind and order zero, by its series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1;
        double term = 1;
        for (int i = 1; term > sum * 1e-12; i++)
        {
            term *= Math.Pow(x / (2.0 * i), 2);
            sum += term;
        }
        return sum;
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
