using CtiMiddleware.Model.Chance;

namespace CtiMiddleware.Runtime.Supervision;

/// <summary>How long to wait before a link is tried again: a pure function of attempt and seed, so that replays stay deterministic (architecture promise 9).</summary>
public static class Backoff
{
    /// <summary>The delay before an attempt: doubles from the shortest to the longest; the upper half of it is jitter.</summary>
    /// <param name="attempt">Failed attempts so far, from 1.</param>
    /// <param name="seed">Seed of the link; different links draw different jitter.</param>
    /// <param name="shortest">Delay of the first attempt without jitter.</param>
    /// <param name="longest">Bound.</param>
    public static TimeSpan Delay(int attempt, ulong seed, TimeSpan shortest, TimeSpan longest)
    {
        var doublings = Math.Clamp(attempt - 1, 0, 30);
        var full = Math.Min(longest.TotalMilliseconds, shortest.TotalMilliseconds * (1L << doublings));
        var share = (SplitMix.At(0, seed + (ulong)Math.Max(attempt, 1)) >> 11) * (1.0 / (1UL << 53));
        return TimeSpan.FromMilliseconds(Math.Round(full * (0.5 + (0.5 * share))));
    }
}
