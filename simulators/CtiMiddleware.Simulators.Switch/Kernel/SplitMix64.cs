using CtiMiddleware.Model.Chance;

namespace CtiMiddleware.Simulators.Switch.Kernel;

/// <summary>
/// The simulators' own seeded generator (SplitMix64). Its sequence is part of the contract: one seed, one run, on every
/// platform and runtime version. Not thread-safe; belongs to one kernel.
/// </summary>
public sealed class SplitMix64
{
    private ulong _state;

    /// <summary>Starts the sequence of a seed.</summary>
    /// <param name="seed">Any value; equal seeds give equal sequences.</param>
    public SplitMix64(ulong seed) => _state = seed;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next() => SplitMix.Next(ref _state);

    /// <summary>A whole number from 0 up to, not including, <paramref name="bound"/>.</summary>
    /// <param name="bound">Greater than zero.</param>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)((UInt128)Next() * (ulong)bound >> 64);
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with the given probability.</summary>
    /// <param name="probability">0 never, 1 always.</param>
    public bool NextChance(double probability) => NextDouble() < probability;

    /// <summary>An exponentially distributed interval (the gap between calls of a Poisson process).</summary>
    /// <param name="mean">Mean of the distribution.</param>
    public TimeSpan NextExponential(TimeSpan mean) => TimeSpan.FromTicks((long)(-Math.Log(1.0 - NextDouble()) * mean.Ticks));

    /// <summary>An interval spread evenly around a mean.</summary>
    /// <param name="mean">Middle of the interval.</param>
    /// <param name="spread">Share of the mean, 0 to 1: 0.5 gives 50 % to 150 %.</param>
    public TimeSpan NextAround(TimeSpan mean, double spread) =>
        TimeSpan.FromTicks((long)(mean.Ticks * (1.0 - spread + (2.0 * spread * NextDouble()))));
}
