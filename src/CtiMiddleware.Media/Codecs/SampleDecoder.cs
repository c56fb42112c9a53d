using System.Buffers.Binary;

namespace CtiMiddleware.Media.Codecs;

/// <summary>
/// The bytes of one encoding to linear samples, for one message in one direction. Allocates nothing after its construction; not thread-safe.
/// Blocks may be cut anywhere: half of a 16-bit sample waits for its other half.
/// </summary>
/// <param name="encoding">The encoding.</param>
public sealed class SampleDecoder(AudioEncoding encoding)
{
    private readonly ImaAdpcm _adpcm = new();
    private int _waiting = -1;

    /// <summary>The encoding.</summary>
    public AudioEncoding Encoding { get; } = encoding;

    /// <summary>The most samples that so many bytes give.</summary>
    public int MaximumSamples(int bytes) => (bytes + 1) * 8 / Encoding.BitsPerSample();

    /// <summary>Decodes a block.</summary>
    /// <param name="bytes">What to decode.</param>
    /// <param name="samples">At least <see cref="MaximumSamples"/> long.</param>
    /// <returns>How many samples were written.</returns>
    public int Decode(ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        switch (Encoding)
        {
            case AudioEncoding.Linear16LittleEndian:
            case AudioEncoding.Linear16BigEndian:
                return DecodeWords(bytes, samples);
            case AudioEncoding.Linear8Signed:
                for (int i = 0; i < bytes.Length; i++)
                    samples[i] = Linear8.Decode((sbyte)bytes[i]);
                return bytes.Length;
            case AudioEncoding.Linear8Unsigned:
                for (int i = 0; i < bytes.Length; i++)
                    samples[i] = Linear8.Decode((sbyte)(bytes[i] - 128));
                return bytes.Length;
            case AudioEncoding.MuLaw:
                G711.DecodeMuLaw(bytes, samples);
                return bytes.Length;
            case AudioEncoding.ALaw:
                G711.DecodeALaw(bytes, samples);
                return bytes.Length;
            default:
                return DecodeAdpcm(bytes, samples);
        }
    }

    /// <summary>Begins a new message; half a sample that waits is dropped.</summary>
    public void Reset()
    {
        _adpcm.Reset();
        _waiting = -1;
    }

    private int DecodeWords(ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        bool little = Encoding == AudioEncoding.Linear16LittleEndian;
        int written = 0;
        if (_waiting >= 0 && bytes.Length > 0)
        {
            samples[written++] = little ? (short)(_waiting | (bytes[0] << 8)) : (short)((_waiting << 8) | bytes[0]);
            bytes = bytes[1..];
            _waiting = -1;
        }
        for (; bytes.Length > 1; bytes = bytes[2..])
            samples[written++] = little ? BinaryPrimitives.ReadInt16LittleEndian(bytes) : BinaryPrimitives.ReadInt16BigEndian(bytes);
        if (bytes.Length == 1)
            _waiting = bytes[0];
        return written;
    }

    private int DecodeAdpcm(ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        int first = Encoding == AudioEncoding.ImaAdpcmLowNibbleFirst ? 0 : 4;
        for (int i = 0; i < bytes.Length; i++)
        {
            samples[2 * i] = _adpcm.Decode(bytes[i] >> first);
            samples[(2 * i) + 1] = _adpcm.Decode(bytes[i] >> (4 - first));
        }
        return 2 * bytes.Length;
    }
}
