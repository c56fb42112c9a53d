namespace CtiMiddleware.Client;

/// <summary>The delay before a reconnection: a pure function of the attempt and the seed.</summary>
internal static class BackOff
{
    /// <summary>Doubles from <paramref name="first"/> to <paramref name="longest"/>, then takes away up to a half, so that many clients do not come at once.</summary>
    public static TimeSpan Delay(int attempt, int seed, TimeSpan first, TimeSpan longest)
    {
        var doubled = first * Math.Pow(2, Math.Min(attempt - 1, 30));
        var capped = doubled < longest ? doubled : longest;
        return capped * (1 - (Share(seed, attempt) / 2));
    }

    // SplitMix64 of seed and attempt, as a number from 0 to 1.
    private static double Share(int seed, int attempt)
    {
        var z = ((ulong)(uint)seed << 32) + ((ulong)attempt * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }
}
