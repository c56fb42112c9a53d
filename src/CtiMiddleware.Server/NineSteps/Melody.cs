using CtiMiddleware.Media.Codecs;

namespace CtiMiddleware.Server.NineSteps;

/// <summary>
/// Notes <c>A</c> to <c>F</c> as sound, both ways: what the example's prompts are made of, and what a simulated caller understands. Not thread-safe.
/// </summary>
internal sealed class Melody
{
    private static readonly (char Note, double Frequency)[] s_notes =
    [
        ('A', 500),
        ('B', 650),
        ('C', 800),
        ('D', 1000),
        ('E', 1250),
        ('F', 1600),
    ];

    // A note has begun after so many frames of it, and is over after so many of something else: a shorter gap is the line's, not the melody's.
    private const int Enough = 3;

    private char _note;
    private char _next;
    private int _frames;

    /// <summary>A melody: notes of 160 ms, 120 ms apart.</summary>
    public static short[] Samples(string notes)
    {
        const int Note = AudioEncodings.SampleRate * 160 / 1000;
        const int Gap = AudioEncodings.SampleRate * 120 / 1000;
        var samples = new short[notes.Length * (Note + Gap)];
        for (var at = 0; at < notes.Length; at++)
        {
            var frequency = Array.Find(s_notes, one => one.Note == notes[at]).Frequency;
            for (var i = 0; i < Note; i++)
                samples[(at * (Note + Gap)) + i] = (short)(8000 * Math.Sin(2 * Math.PI * frequency * i / AudioEncodings.SampleRate));
        }
        return samples;
    }

    /// <summary>Listens to 20 ms; the note that has sounded for 60 ms now, or null.</summary>
    public char? Hear(ReadOnlySpan<short> samples)
    {
        var now = Dominant(samples);
        if (now == _note)
        {
            _frames = 0;
            return null;
        }
        _frames = now == _next ? _frames + 1 : 1;
        _next = now;
        if (_frames < Enough)
            return null;
        _note = now;
        _frames = 0;
        return now == default(char) ? null : now;
    }

    private static char Dominant(ReadOnlySpan<short> samples)
    {
        double energy = 0;
        foreach (var sample in samples)
            energy += (double)sample * sample;
        if (energy < samples.Length * 300.0 * 300.0)
            return default;
        foreach (var (note, frequency) in s_notes)
        {
            if (Power(samples, frequency) > 0.6 * energy)
                return note;
        }
        return default;
    }

    // The share of the energy at a frequency (Goertzel's sum, written out).
    private static double Power(ReadOnlySpan<short> samples, double frequency)
    {
        var turn = 2 * Math.Cos(2 * Math.PI * frequency / AudioEncodings.SampleRate);
        double before = 0,
            last = 0;
        foreach (var sample in samples)
            (before, last) = (last, sample + (turn * last) - before);
        return ((last * last) + (before * before) - (turn * last * before)) * 2 / samples.Length;
    }
}
