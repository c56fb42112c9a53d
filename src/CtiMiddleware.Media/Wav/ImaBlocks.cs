using System.Buffers.Binary;
using CtiMiddleware.Media.Codecs;

namespace CtiMiddleware.Media.Wav;

/// <summary>
/// IMA ADPCM as WAV files have it: blocks of a header (first sample, step index, a zero) and nibbles, the earlier sample in the low one, so that a
/// file can be entered at any block.
/// </summary>
internal static class ImaBlocks
{
    public const int HeaderLength = 4;

    /// <summary>The usual block at 8 kHz: 505 samples.</summary>
    public const int UsualBlock = 256;

    public static int SamplesOf(int blockLength) => ((blockLength - HeaderLength) * 2) + 1;

    public static short[] Decode(ReadOnlySpan<byte> data, int blockLength)
    {
        int whole = data.Length / blockLength;
        int left = data.Length % blockLength;
        var samples = new short[(whole * SamplesOf(blockLength)) + (left >= HeaderLength ? SamplesOf(left) : 0)];
        var adpcm = new ImaAdpcm();
        int written = 0;
        for (; data.Length >= HeaderLength; data = data[Math.Min(blockLength, data.Length)..])
        {
            var block = data[..Math.Min(blockLength, data.Length)];
            short first = BinaryPrimitives.ReadInt16LittleEndian(block);
            adpcm.Reset(first, block[2]);
            samples[written++] = first;
            foreach (byte pair in block[HeaderLength..])
            {
                samples[written++] = adpcm.Decode(pair);
                samples[written++] = adpcm.Decode(pair >> 4);
            }
        }
        return samples;
    }

    public static byte[] Encode(ReadOnlySpan<short> samples)
    {
        int each = SamplesOf(UsualBlock);
        int blocks = (samples.Length + each - 1) / each;
        var data = new byte[blocks * UsualBlock];
        var adpcm = new ImaAdpcm();
        for (int block = 0; block < blocks; block++)
        {
            var part = samples.Slice(block * each, Math.Min(each, samples.Length - (block * each)));
            var to = data.AsSpan(block * UsualBlock, UsualBlock);
            BinaryPrimitives.WriteInt16LittleEndian(to, part[0]);
            to[2] = (byte)adpcm.Index;
            adpcm.Reset(part[0], adpcm.Index);
            for (int i = 1; i < each; i++)
            {
                // Behind the end the last sample is held: no click, and the fact chunk says where the end is.
                int code = adpcm.Encode(i < part.Length ? part[i] : adpcm.Predictor);
                to[HeaderLength + ((i - 1) / 2)] |= (byte)(code << (4 * ((i - 1) & 1)));
            }
        }
        return data;
    }
}
