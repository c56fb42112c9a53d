namespace CtiMiddleware.Media.Codecs;

/// <summary>8-bit linear samples: the upper half of a 16-bit sample, rounded to the nearest and saturated. Pure; thread-safe.</summary>
public static class Linear8
{
    /// <summary>16 bits to 8.</summary>
    public static sbyte Encode(short sample) => (sbyte)Math.Min((sample + 128) >> 8, sbyte.MaxValue);

    /// <summary>8 bits to 16.</summary>
    public static short Decode(sbyte sample) => (short)(sample << 8);
}
