namespace CtiMiddleware.Model.Identifiers;

/// <summary>
/// Identifiers of the shape of UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds from a <see cref="TimeProvider"/>, then 74 bits of
/// SplitMix64. The sequence depends on the clock and the seed alone. Not thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="seed">The seed; in production a number drawn from the operating system.</param>
public sealed class SeededIdSource(TimeProvider time, ulong seed) : IIdSource
{
    private ulong _state = seed;

    /// <inheritdoc/>
    public string Next(string prefix)
    {
        var milliseconds = (ulong)time.GetUtcNow().ToUnixTimeMilliseconds();
        var first = Mix();
        var high = (milliseconds << 16) | 0x7000 | (first & 0x0FFF);
        var low = 0x8000_0000_0000_0000UL | (Mix() >> 2);
        return string.Create(
            prefix.Length + 32,
            (prefix, high, low),
            static (span, parts) =>
            {
                parts.prefix.CopyTo(span);
                parts.high.TryFormat(span[parts.prefix.Length..], out _, "x16", null);
                parts.low.TryFormat(span[(parts.prefix.Length + 16)..], out _, "x16", null);
            }
        );
    }

    // SplitMix64 (public domain algorithm, Steele et al. 2014): its sequence is a contract, that of System.Random is not.
    private ulong Mix()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
