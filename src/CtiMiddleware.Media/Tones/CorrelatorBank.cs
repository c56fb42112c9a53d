using System.Numerics;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Media.Tones;

/// <summary>
/// Goertzel sums at fixed frequencies over a sliding Hann window, computed as inner products (the same sums, but with vector instructions and
/// without the recursion's rounding). Gives per frequency the power, and how far the signal's own frequency is from the nominal by the advance of
/// its phase from hop to hop. Allocates nothing after its construction; not thread-safe.
/// </summary>
internal sealed class CorrelatorBank
{
    private readonly double[] _frequencies;
    private readonly float[] _window;
    private readonly float[] _history;
    private readonly float[] _windowed;
    private readonly float[] _sines;
    private readonly float[] _cosines;
    private readonly Complex[] _turns;
    private readonly Complex[] _now;
    private readonly Complex[] _before;
    private readonly int _hop;
    private readonly double _scale;
    private readonly double _energyScale;
    private int _filled;

    /// <param name="frequencies">Hz.</param>
    /// <param name="window">Samples of the window: a multiple of the hop.</param>
    /// <param name="hop">Samples from one measurement to the next.</param>
    public CorrelatorBank(IReadOnlyList<double> frequencies, int window, int hop)
    {
        _frequencies = [.. frequencies];
        _hop = hop;
        _window = new float[window];
        _history = new float[window];
        _windowed = new float[window];
        _sines = new float[window * _frequencies.Length];
        _cosines = new float[window * _frequencies.Length];
        _now = new Complex[_frequencies.Length];
        _before = new Complex[_frequencies.Length];
        _turns = new Complex[_frequencies.Length];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < window; i++)
        {
            double hann = 0.5 - (0.5 * Math.Cos(2.0 * Math.PI * (i + 0.5) / window));
            _window[i] = (float)hann;
            sum += hann;
            squares += hann * hann;
        }
        for (int f = 0; f < _frequencies.Length; f++)
        {
            double radians = 2.0 * Math.PI * _frequencies[f] / Codecs.AudioEncodings.SampleRate;
            for (int i = 0; i < window; i++)
            {
                _cosines[(f * window) + i] = (float)Math.Cos(radians * i);
                _sines[(f * window) + i] = (float)-Math.Sin(radians * i);
            }
            _turns[f] = Complex.FromPolarCoordinates(1.0, -radians * hop);
        }
        _scale = 2.0 / (sum * sum);
        _energyScale = 1.0 / squares;
        _filled = window - hop;
    }

    /// <summary>How many frequencies.</summary>
    public int Count => _frequencies.Length;

    /// <summary>Samples of a hop.</summary>
    public int Hop => _hop;

    /// <summary>Samples of the window.</summary>
    public int WindowLength => _window.Length;

    /// <summary>Mean square of the signal under the window.</summary>
    public double Total { get; private set; }

    /// <summary>Takes samples up to the end of the hop.</summary>
    /// <param name="samples">What is left; shortened by what was taken.</param>
    /// <returns>True when the hop is complete and the measurements are new.</returns>
    public bool Take(ref ReadOnlySpan<short> samples)
    {
        int count = Math.Min(samples.Length, _window.Length - _filled);
        for (int i = 0; i < count; i++)
            _history[_filled + i] = samples[i];
        _filled += count;
        samples = samples[count..];
        if (_filled < _window.Length)
            return false;
        Measure();
        _history.AsSpan(_hop).CopyTo(_history);
        _filled = _window.Length - _hop;
        return true;
    }

    /// <summary>Mean square of a sine at the nominal frequency that would give this sum.</summary>
    public double Power(int frequency)
    {
        var sum = _now[frequency];
        return ((sum.Real * sum.Real) + (sum.Imaginary * sum.Imaginary)) * _scale;
    }

    /// <summary>By how many Hz the signal is above the nominal frequency; meaningful only where a sine dominates, within half a turn a hop.</summary>
    public double Deviation(int frequency)
    {
        var advance = _now[frequency] * Complex.Conjugate(_before[frequency]) * _turns[frequency];
        return Math.Atan2(advance.Imaginary, advance.Real) * Codecs.AudioEncodings.SampleRate / (2.0 * Math.PI * _hop);
    }

    /// <summary>The share of a sine's power that is seen when it is some Hz beside the nominal frequency: the Hann window's own response.</summary>
    /// <param name="deviation">Hz; kept within one bin, beyond which the response is mostly another signal's.</param>
    public double Response(double deviation)
    {
        double bins = Math.Min(Math.Abs(deviation) * _window.Length / Codecs.AudioEncodings.SampleRate, 1.0);
        if (bins < 1e-3)
            return 1.0;
        if (bins > 0.999)
            return 0.25;
        double angle = Math.PI * bins;
        double amplitude = Math.Sin(angle) / angle / (1.0 - (bins * bins));
        return amplitude * amplitude;
    }

    /// <summary>Power of a sine at any frequency in the window of the last hop; for rare second looks, since it computes its own sines.</summary>
    public double PowerAt(double frequency)
    {
        double coefficient = 2.0 * Math.Cos(2.0 * Math.PI * frequency / Codecs.AudioEncodings.SampleRate);
        double one = 0;
        double two = 0;
        foreach (float value in _windowed)
        {
            double next = value + (coefficient * one) - two;
            two = one;
            one = next;
        }
        return Math.Max(0, (one * one) + (two * two) - (coefficient * one * two)) * _scale;
    }

    /// <summary>Forgets everything heard.</summary>
    public void Reset()
    {
        Array.Clear(_history);
        Array.Clear(_now);
        Array.Clear(_before);
        Total = 0;
        _filled = _window.Length - _hop;
    }

    private void Measure()
    {
        _now.CopyTo(_before, 0);
        var windowed = MemoryMarshal.Cast<float, Vector<float>>(_windowed.AsSpan());
        var history = MemoryMarshal.Cast<float, Vector<float>>(_history);
        var window = MemoryMarshal.Cast<float, Vector<float>>(_window);
        var energy = Vector<float>.Zero;
        for (int i = 0; i < windowed.Length; i++)
        {
            var value = history[i] * window[i];
            windowed[i] = value;
            energy += value * value;
        }
        Total = Vector.Sum(energy) * _energyScale;
        for (int f = 0; f < _frequencies.Length; f++)
            _now[f] = Sum(windowed, f);
    }

    private Complex Sum(Span<Vector<float>> windowed, int frequency)
    {
        var cosines = MemoryMarshal.Cast<float, Vector<float>>(_cosines.AsSpan(frequency * _window.Length, _window.Length));
        var sines = MemoryMarshal.Cast<float, Vector<float>>(_sines.AsSpan(frequency * _window.Length, _window.Length));
        var real = Vector<float>.Zero;
        var imaginary = Vector<float>.Zero;
        for (int i = 0; i < windowed.Length; i++)
        {
            real += windowed[i] * cosines[i];
            imaginary += windowed[i] * sines[i];
        }
        return new(Vector.Sum(real), Vector.Sum(imaginary));
    }
}
