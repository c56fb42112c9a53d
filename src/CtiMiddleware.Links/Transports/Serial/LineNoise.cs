using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Chance;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>
/// A line on which bits flip, each with the same chance and by itself, from a seed: what a test or a simulator puts between a sender and a link.
/// With a parity bit an odd number of flips in a character is seen, told and replaced as the serial transport does it; an even number is not, as
/// on a real line. Not thread-safe.
/// </summary>
/// <param name="seed">Equal seeds flip equal bits.</param>
/// <param name="rate">The chance of one bit, 0 to 1: 0.001 is one error in a thousand bits.</param>
/// <param name="line">Bits of a character and parity; null for eight bits without.</param>
public sealed class LineNoise(ulong seed, double rate, SerialLineSettings? line = null)
{
    private const byte Replacement = (byte)'?';

    private readonly int _bits = line?.DataBits ?? 8;
    private readonly bool _parity = (line?.Parity ?? Parity.None) != Parity.None;
    private readonly ulong _threshold = rate >= 1 ? ulong.MaxValue : (ulong)(rate * ulong.MaxValue);
    private ulong _state = seed;

    /// <summary>Bits that were flipped so far.</summary>
    public long Flipped { get; private set; }

    /// <summary>Sends bytes over the line.</summary>
    /// <param name="bytes">Changed in place.</param>
    /// <param name="notice">Told of each error that the line shows, before the bytes are used.</param>
    public void Pass(Span<byte> bytes, Action<LineNotice> notice)
    {
        foreach (ref var one in bytes)
        {
            var flips = 0;
            for (var bit = 0; bit < _bits + (_parity ? 1 : 0); bit++)
            {
                if (SplitMix.Next(ref _state) >= _threshold)
                    continue;
                flips++;
                if (bit < _bits)
                    one ^= (byte)(1 << bit);
            }
            Flipped += flips;
            if (!_parity || flips % 2 == 0)
                continue;
            one = Replacement;
            notice(new LineNotice(LineNoticeKind.Parity, On: false));
        }
    }
}
