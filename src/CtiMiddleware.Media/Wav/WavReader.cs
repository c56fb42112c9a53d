using System.Buffers.Binary;
using System.Text;
using CtiMiddleware.Media.Codecs;

namespace CtiMiddleware.Media.Wav;

/// <summary>
/// Reads RIFF WAVE files of one channel: linear PCM of 8 and 16 bits, μ-law, A-law, IMA ADPCM. Chunks it does not know are stepped over. Pure;
/// thread-safe. Nothing is allocated by what a length in the file claims, only by what is there.
/// </summary>
public static class WavReader
{
    /// <summary>The largest file that is read from a stream: 64 MiB, over an hour of 8 kHz linear audio.</summary>
    public const int LargestFile = 64 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="file">All its bytes.</param>
    /// <exception cref="WavException">Not a WAV file, or one that cannot be played.</exception>
    public static WavAudio Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
            throw new WavException("Not a WAV file: it does not begin with RIFF and WAVE.");
        WavHeader? header = null;
        uint? told = null;
        var rest = file[12..];
        while (rest.Length >= 8)
        {
            var id = rest[..4];
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            rest = rest[8..];
            bool isCut = length > rest.Length;
            var chunk = isCut ? rest : rest[..(int)length];
            if (id.SequenceEqual("fmt "u8))
            {
                header = WavHeader.Read(chunk);
            }
            else if (id.SequenceEqual("data"u8))
            {
                return header is null
                    ? throw new WavException("The WAV file has its data before its format (chunk 'fmt ').")
                    : Decode(header, chunk, isCut, told);
            }
            else if (id.SequenceEqual("fact"u8) && chunk.Length >= 4)
            {
                told = BinaryPrimitives.ReadUInt32LittleEndian(chunk);
            }
            else if (isCut)
            {
                throw new WavException($"The WAV file ends within its chunk '{Name(id)}', before any data.");
            }
            // Chunks begin at even places.
            rest = rest[Math.Min(rest.Length, chunk.Length + (chunk.Length & 1))..];
        }
        throw new WavException(header is null ? "The WAV file has no format (chunk 'fmt ')." : "The WAV file has no data (chunk 'data').");
    }

    /// <summary>Reads a file from where a stream stands to its end.</summary>
    /// <param name="file">Any readable stream; not closed.</param>
    /// <exception cref="WavException">Larger than <see cref="LargestFile"/>, not a WAV file, or one that cannot be played.</exception>
    public static WavAudio Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var copy = new MemoryStream();
        var block = new byte[81920];
        for (int count; (count = file.Read(block)) > 0; copy.Write(block, 0, count))
        {
            if (copy.Length + count > LargestFile)
                throw new WavException($"The WAV file is larger than {LargestFile >> 20} MiB.");
        }
        return Read(copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }

    private static string Name(ReadOnlySpan<byte> id) =>
        string.Concat(Encoding.Latin1.GetString(id).Select(c => char.IsAsciiLetterOrDigit(c) || c == ' ' ? c : '?'));

    private static WavAudio Decode(WavHeader header, ReadOnlySpan<byte> data, bool isCut, uint? told)
    {
        if (header.Format == WavFormat.ImaAdpcm)
        {
            var all = ImaBlocks.Decode(data, header.BlockLength);
            // The last block is filled up; the chunk 'fact' says how many samples are meant. Zero is what who never knew it wrote.
            return new(header.SampleRate, told > 0 && told < all.Length ? all[..(int)told] : all, header.Format, isCut);
        }
        var decoder = new SampleDecoder(header.Encoding);
        var samples = new short[data.Length * 8 / header.Encoding.BitsPerSample()];
        decoder.Decode(data[..(samples.Length * header.Encoding.BitsPerSample() / 8)], samples);
        return new(header.SampleRate, samples, header.Format, isCut);
    }
}
