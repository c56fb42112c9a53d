namespace CtiMiddleware.Model.Chance;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014, in the public domain): the one source of chance of the middleware and its simulators. Its sequence is a
/// contract, on every platform and version of the runtime; that of <see cref="System.Random"/> is not. Pure.
/// </summary>
public static class SplitMix
{
    private const ulong Increment = 0x9E3779B97F4A7C15UL;

    /// <summary>The next 64 bits of a sequence.</summary>
    /// <param name="state">Where it stands; the seed at its beginning.</param>
    public static ulong Next(ref ulong state)
    {
        state += Increment;
        return Mix(state);
    }

    /// <summary>The bits at a place of a sequence, counted from 1.</summary>
    public static ulong At(ulong seed, ulong place) => Mix(seed + (place * Increment));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
