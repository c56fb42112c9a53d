namespace CtiMiddleware.Media.Codecs;

/// <summary>Facts of the encodings. Pure; thread-safe.</summary>
public static class AudioEncodings
{
    /// <summary>Samples of a second: all encodings here are of telephone audio.</summary>
    public const int SampleRate = 8000;

    /// <summary>Bits of a sample.</summary>
    public static int BitsPerSample(this AudioEncoding encoding) =>
        encoding switch
        {
            AudioEncoding.Linear16LittleEndian or AudioEncoding.Linear16BigEndian => 16,
            AudioEncoding.ImaAdpcmLowNibbleFirst or AudioEncoding.ImaAdpcmHighNibbleFirst => 4,
            _ => 8,
        };
}
