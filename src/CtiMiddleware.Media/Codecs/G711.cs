using System.Numerics;

namespace CtiMiddleware.Media.Codecs;

/// <summary>
/// ITU-T G.711 (11/1988), both laws, against 16-bit linear samples: the 14-bit values of the μ-law tables times 4, the 13-bit values of the A-law
/// tables times 8, so that full scale is +3.17 and +3.14 dBm0. Coding follows the tables' decision values. Pure; thread-safe.
/// </summary>
public static class G711
{
    private const int MuLawBias = 33 << 2;
    private const int MuLawClip = short.MaxValue - MuLawBias;

    /// <summary>μ-law silence: +0, all ones.</summary>
    public const byte MuLawSilence = 0xFF;

    /// <summary>A-law silence: the smallest positive value.</summary>
    public const byte ALawSilence = 0xD5;

    private static readonly short[] FromMuLaw = Expand(ExpandMuLaw);
    private static readonly short[] FromALaw = Expand(ExpandALaw);

    /// <summary>One sample to μ-law.</summary>
    public static byte EncodeMuLaw(short sample)
    {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.Min(Math.Abs((int)sample), MuLawClip) + MuLawBias;
        int segment = BitOperations.Log2((uint)magnitude) - 7;
        int step = (magnitude >> (segment + 3)) & 0x0F;
        return (byte)~(sign | (segment << 4) | step);
    }

    /// <summary>One sample from μ-law.</summary>
    public static short DecodeMuLaw(byte code) => FromMuLaw[code];

    /// <summary>One sample to A-law.</summary>
    public static byte EncodeALaw(short sample)
    {
        int mask = sample < 0 ? 0x55 : 0xD5;
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        if (magnitude < 16)
            return (byte)(magnitude ^ mask);
        int segment = BitOperations.Log2((uint)magnitude) - 3;
        return (byte)(((segment << 4) | ((magnitude >> (segment - 1)) & 0x0F)) ^ mask);
    }

    /// <summary>One sample from A-law.</summary>
    public static short DecodeALaw(byte code) => FromALaw[code];

    /// <summary>Many samples to μ-law.</summary>
    /// <param name="samples">What to code.</param>
    /// <param name="codes">At least as many bytes.</param>
    public static void EncodeMuLaw(ReadOnlySpan<short> samples, Span<byte> codes)
    {
        codes = codes[..samples.Length];
        for (int i = 0; i < samples.Length; i++)
            codes[i] = EncodeMuLaw(samples[i]);
    }

    /// <summary>Many samples from μ-law.</summary>
    /// <param name="codes">What to decode.</param>
    /// <param name="samples">At least as many samples.</param>
    public static void DecodeMuLaw(ReadOnlySpan<byte> codes, Span<short> samples) => Decode(FromMuLaw, codes, samples);

    /// <summary>Many samples to A-law.</summary>
    /// <param name="samples">What to code.</param>
    /// <param name="codes">At least as many bytes.</param>
    public static void EncodeALaw(ReadOnlySpan<short> samples, Span<byte> codes)
    {
        codes = codes[..samples.Length];
        for (int i = 0; i < samples.Length; i++)
            codes[i] = EncodeALaw(samples[i]);
    }

    /// <summary>Many samples from A-law.</summary>
    /// <param name="codes">What to decode.</param>
    /// <param name="samples">At least as many samples.</param>
    public static void DecodeALaw(ReadOnlySpan<byte> codes, Span<short> samples) => Decode(FromALaw, codes, samples);

    private static void Decode(short[] table, ReadOnlySpan<byte> codes, Span<short> samples)
    {
        samples = samples[..codes.Length];
        for (int i = 0; i < codes.Length; i++)
            samples[i] = table[codes[i]];
    }

    private static short[] Expand(Func<int, int> law)
    {
        var table = new short[256];
        for (int code = 0; code < table.Length; code++)
            table[code] = (short)law(code);
        return table;
    }

    private static int ExpandMuLaw(int code)
    {
        code = ~code & 0xFF;
        int magnitude = ((((code & 0x0F) << 3) + MuLawBias) << ((code >> 4) & 7)) - MuLawBias;
        return (code & 0x80) == 0 ? magnitude : -magnitude;
    }

    private static int ExpandALaw(int code)
    {
        code ^= 0x55;
        int segment = (code >> 4) & 7;
        int magnitude = ((code & 0x0F) << 4) + 8;
        if (segment > 0)
            magnitude = (magnitude + 0x100) << (segment - 1);
        return (code & 0x80) != 0 ? magnitude : -magnitude;
    }
}
