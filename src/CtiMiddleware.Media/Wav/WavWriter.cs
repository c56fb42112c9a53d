using System.Buffers.Binary;
using CtiMiddleware.Media.Codecs;

namespace CtiMiddleware.Media.Wav;

/// <summary>Writes RIFF WAVE files of one channel. Pure; thread-safe.</summary>
public static class WavWriter
{
    /// <summary>A whole file.</summary>
    /// <param name="samples">Linear samples.</param>
    /// <param name="format">How they shall stand in the file.</param>
    /// <param name="sampleRate">Samples of a second.</param>
    public static byte[] Write(ReadOnlySpan<short> samples, WavFormat format = WavFormat.Pcm16, int sampleRate = AudioEncodings.SampleRate)
    {
        var data = Encode(samples, format);
        var header = Header(format, data.Length, samples.Length, sampleRate);
        var file = new byte[header.Length + data.Length + (data.Length & 1)];
        header.CopyTo(file, 0);
        data.CopyTo(file, header.Length);
        return file;
    }

    /// <summary>Writes a whole file to a stream, which is not closed.</summary>
    /// <param name="file">Any writable stream.</param>
    /// <param name="samples">Linear samples.</param>
    /// <param name="format">How they shall stand in the file.</param>
    /// <param name="sampleRate">Samples of a second.</param>
    public static void Write(
        Stream file,
        ReadOnlySpan<short> samples,
        WavFormat format = WavFormat.Pcm16,
        int sampleRate = AudioEncodings.SampleRate
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Write(Write(samples, format, sampleRate));
    }

    /// <summary>The header before the data, for a writer that appends while it records and writes the header again at the end.</summary>
    /// <param name="format">How the samples stand in the file.</param>
    /// <param name="dataLength">Bytes of data.</param>
    /// <param name="samples">How many samples these are.</param>
    /// <param name="sampleRate">Samples of a second.</param>
    public static byte[] Header(WavFormat format, int dataLength, int samples, int sampleRate = AudioEncodings.SampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dataLength);
        bool adpcm = format == WavFormat.ImaAdpcm;
        bool pcm = format is WavFormat.Pcm16 or WavFormat.Pcm8;
        int formatLength =
            pcm ? 16
            : adpcm ? 20
            : 18;
        int headerLength = 12 + 8 + formatLength + (pcm ? 0 : 12) + 8;
        var header = new byte[headerLength];
        var to = header.AsSpan();
        "RIFF"u8.CopyTo(to);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], headerLength - 8 + dataLength + (dataLength & 1));
        "WAVEfmt "u8.CopyTo(to[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(to[16..], formatLength);
        to = to[20..];
        int bits = format switch
        {
            WavFormat.Pcm16 => 16,
            WavFormat.ImaAdpcm => 4,
            _ => 8,
        };
        int blockLength = adpcm ? ImaBlocks.UsualBlock : bits / 8;
        int perBlock = adpcm ? ImaBlocks.SamplesOf(ImaBlocks.UsualBlock) : 1;
        BinaryPrimitives.WriteInt16LittleEndian(to, (short)WavHeader.TagOf(format));
        BinaryPrimitives.WriteInt16LittleEndian(to[2..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], (int)((long)sampleRate * blockLength / perBlock));
        BinaryPrimitives.WriteInt16LittleEndian(to[12..], (short)blockLength);
        BinaryPrimitives.WriteInt16LittleEndian(to[14..], (short)bits);
        if (adpcm)
        {
            BinaryPrimitives.WriteInt16LittleEndian(to[16..], 2);
            BinaryPrimitives.WriteInt16LittleEndian(to[18..], (short)perBlock);
        }
        to = to[formatLength..];
        if (!pcm)
        {
            "fact"u8.CopyTo(to);
            BinaryPrimitives.WriteInt32LittleEndian(to[4..], 4);
            BinaryPrimitives.WriteInt32LittleEndian(to[8..], samples);
            to = to[12..];
        }
        "data"u8.CopyTo(to);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], dataLength);
        return header;
    }

    private static byte[] Encode(ReadOnlySpan<short> samples, WavFormat format)
    {
        if (format == WavFormat.ImaAdpcm)
            return ImaBlocks.Encode(samples);
        var encoder = new SampleEncoder(new WavHeader(format, 0, 0).Encoding);
        var data = new byte[encoder.MaximumBytes(samples.Length)];
        encoder.Encode(samples, data);
        return data;
    }
}
