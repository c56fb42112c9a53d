using System.Buffers.Binary;
using CtiMiddleware.Media.Codecs;

namespace CtiMiddleware.Media.Wav;

/// <summary>The chunk <c>fmt </c> of a WAV file.</summary>
internal sealed record WavHeader(WavFormat Format, int SampleRate, int BlockLength)
{
    private const int TagPcm = 1;
    private const int TagALaw = 6;
    private const int TagMuLaw = 7;
    private const int TagImaAdpcm = 0x11;
    private const int TagExtensible = 0xFFFE;

    public AudioEncoding Encoding =>
        Format switch
        {
            WavFormat.Pcm8 => AudioEncoding.Linear8Unsigned,
            WavFormat.MuLaw => AudioEncoding.MuLaw,
            WavFormat.ALaw => AudioEncoding.ALaw,
            _ => AudioEncoding.Linear16LittleEndian,
        };

    public static int TagOf(WavFormat format) =>
        format switch
        {
            WavFormat.ALaw => TagALaw,
            WavFormat.MuLaw => TagMuLaw,
            WavFormat.ImaAdpcm => TagImaAdpcm,
            _ => TagPcm,
        };

    public static WavHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 16)
            throw new WavException($"The format of the WAV file (chunk 'fmt ') has {chunk.Length} bytes; 16 are needed.");
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int blockLength = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        // An extensible header keeps the tag in the first bytes of its GUID.
        if (tag == TagExtensible && chunk.Length >= 26)
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        if (channels != 1)
            throw new WavException($"The WAV file has {channels} channels; telephone audio has one.");
        if (rate is < 1000 or > 192_000)
            throw new WavException($"The WAV file has {rate} samples a second; 1,000 to 192,000 can be read.");
        var format = (tag, bits) switch
        {
            (TagPcm, 16) => WavFormat.Pcm16,
            (TagPcm, 8) => WavFormat.Pcm8,
            (TagMuLaw, 8) => WavFormat.MuLaw,
            (TagALaw, 8) => WavFormat.ALaw,
            (TagImaAdpcm, 4) => WavFormat.ImaAdpcm,
            _ => throw new WavException(
                $"The WAV file has format tag {tag} with {bits} bits; linear of 8 or 16 bits (1), A-law (6), μ-law (7) and IMA ADPCM (17) can be read."
            ),
        };
        if (format == WavFormat.ImaAdpcm && blockLength < ImaBlocks.HeaderLength + 1)
            throw new WavException($"The WAV file has ADPCM blocks of {blockLength} bytes; a block has a header of 4.");
        return new(format, (int)rate, blockLength);
    }
}
