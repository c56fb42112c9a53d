namespace CtiMiddleware.Media.Wav;

/// <summary>How samples stand in a WAV file that is read or written here.</summary>
public enum WavFormat
{
    /// <summary>Linear PCM of 16 bits (format tag 1).</summary>
    Pcm16,

    /// <summary>Linear PCM of 8 bits, unsigned (format tag 1).</summary>
    Pcm8,

    /// <summary>G.711 μ-law (format tag 7).</summary>
    MuLaw,

    /// <summary>G.711 A-law (format tag 6).</summary>
    ALaw,

    /// <summary>IMA ADPCM of 4 bits in blocks of 256 bytes (format tag 0x11).</summary>
    ImaAdpcm,
}
