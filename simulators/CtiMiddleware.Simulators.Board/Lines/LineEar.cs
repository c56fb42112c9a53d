namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>Hears the digits that a line dials.</summary>
internal sealed class LineEar
{
    private static readonly double[] Rows = [697, 770, 852, 941];
    private static readonly double[] Columns = [1209, 1336, 1477, 1633];
    private char? _now;

    public char? Hear(ReadOnlySpan<short> samples)
    {
        var (row, rowPower) = Best(samples, Rows);
        var (column, columnPower) = Best(samples, Columns);
        var energy = 0.0;
        foreach (var sample in samples)
            energy += (double)sample * sample;
        char? digit =
            rowPower + columnPower > 0.7 * energy * samples.Length / 2 && energy > 1e6 ? "123A456B789C*0#D"[(row * 4) + column] : null;
        var heard = digit is not null && digit != _now ? digit : null;
        _now = digit;
        return heard;
    }

    private static (int, double) Best(ReadOnlySpan<short> samples, double[] frequencies)
    {
        var (best, power) = (0, 0.0);
        for (var i = 0; i < frequencies.Length; i++)
        {
            var (re, im) = (0.0, 0.0);
            for (var n = 0; n < samples.Length; n++)
            {
                re += samples[n] * Math.Cos(2 * Math.PI * frequencies[i] * n / 8000);
                im += samples[n] * Math.Sin(2 * Math.PI * frequencies[i] * n / 8000);
            }
            if ((re * re) + (im * im) > power)
                (best, power) = (i, (re * re) + (im * im));
        }
        return (best, power);
    }
}
