using System.Buffers.Binary;
using System.Text;
using CtiMiddleware.Media.Codecs;

namespace CtiMiddleware.Boards.Live.Tests.VoiceModem;

/// <summary>mgetty's raw modem data: 32 bytes of header (magic, driver, compression, speed, bits), then the bytes as the modem takes or gives them.</summary>
internal static class RawModemFile
{
    private const int HeaderLength = 32;

    /// <summary>Writes 8-bit linear samples as the driver for V.253 modems plays them with its default compression.</summary>
    public static void Write(string path, short[] samples)
    {
        var bytes = new byte[HeaderLength + samples.Length];
        Encoding.ASCII.GetBytes("RMD1V253modem").CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(22), 8000);
        bytes[24] = 8;
        new SampleEncoder(AudioEncoding.Linear8Unsigned).Encode(samples, bytes.AsSpan(HeaderLength));
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Reads what was recorded; the header must be that of 8 kHz and 8 bits.</summary>
    public static short[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.True(bytes.Length > HeaderLength, $"{path} has {bytes.Length} bytes");
        Assert.Equal("RMD1", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal(8000, BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(22)));
        Assert.Equal(8, bytes[24]);
        var samples = new short[bytes.Length - HeaderLength];
        new SampleDecoder(AudioEncoding.Linear8Unsigned).Decode(bytes.AsSpan(HeaderLength), samples);
        return samples;
    }
}
