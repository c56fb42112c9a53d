using CtiMiddleware.Model.Chance;

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
        var first = SplitMix.Next(ref _state);
        var high = (milliseconds << 16) | 0x7000 | (first & 0x0FFF);
        var low = 0x8000_0000_0000_0000UL | (SplitMix.Next(ref _state) >> 2);
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
}
