namespace CtiMiddleware.BoardSimulator.Tests.Lines;

/// <summary>What stands in samples.</summary>
internal static class Listening
{
    /// <summary>The share of the energy that lies at these frequencies, 0 to 1, in the longest stretch that is not silent.</summary>
    public static double ShareOf(this IEnumerable<short> samples, params double[] frequencies)
    {
        var all = LongestSound([.. samples]);
        var energy = all.Sum(static sample => (double)sample * sample);
        if (energy < 1)
            return 0;
        var found = 0.0;
        foreach (var frequency in frequencies)
        {
            var (re, im) = (0.0, 0.0);
            for (var n = 0; n < all.Length; n++)
            {
                re += all[n] * Math.Cos(2 * Math.PI * frequency * n / 8000);
                im += all[n] * Math.Sin(2 * Math.PI * frequency * n / 8000);
            }
            found += ((re * re) + (im * im)) * 2 / all.Length;
        }
        return found / energy;
    }

    private static short[] LongestSound(short[] samples)
    {
        var (best, bestLength, start) = (0, 0, 0);
        for (var at = 0; at + 160 <= samples.Length; at += 160)
        {
            if (samples.Skip(at).Take(160).Loudness() < 100)
                start = at + 160;
            else if (at + 160 - start > bestLength)
                (best, bestLength) = (start, at + 160 - start);
        }
        return samples[best..(best + bestLength)];
    }

    /// <summary>Root mean square.</summary>
    public static double Loudness(this IEnumerable<short> samples)
    {
        short[] all = [.. samples];
        return all.Length == 0 ? 0 : Math.Sqrt(all.Average(static sample => (double)sample * sample));
    }

    /// <summary>A tone.</summary>
    public static short[] Tone(double frequency, TimeSpan length, double amplitude = 8000) =>
        [
            .. Enumerable
                .Range(0, (int)(length.TotalSeconds * 8000))
                .Select(n => (short)(amplitude * Math.Sin(2 * Math.PI * frequency * n / 8000))),
        ];
}
