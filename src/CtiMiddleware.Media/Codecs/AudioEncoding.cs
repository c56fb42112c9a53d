namespace CtiMiddleware.Media.Codecs;

/// <summary>How samples of 8 kHz audio stand on a wire or in a file.</summary>
public enum AudioEncoding
{
    /// <summary>Linear PCM, 16 bits, two's complement, the low byte first (WAV, AudioSocket).</summary>
    Linear16LittleEndian,

    /// <summary>Linear PCM, 16 bits, two's complement, the high byte first (RTP L16, AU).</summary>
    Linear16BigEndian,

    /// <summary>Linear PCM, 8 bits, two's complement (V.253 compression 0).</summary>
    Linear8Signed,

    /// <summary>Linear PCM, 8 bits, 128 is zero (V.253 compression 1, WAV of 8 bits).</summary>
    Linear8Unsigned,

    /// <summary>ITU-T G.711 μ-law.</summary>
    MuLaw,

    /// <summary>ITU-T G.711 A-law, even bits inverted as on the line.</summary>
    ALaw,

    /// <summary>IMA ADPCM, 4 bits, the earlier sample in the low nibble (WAV).</summary>
    ImaAdpcmLowNibbleFirst,

    /// <summary>IMA ADPCM, 4 bits, the earlier sample in the high nibble (Dialogic's order, several modems).</summary>
    ImaAdpcmHighNibbleFirst,
}
