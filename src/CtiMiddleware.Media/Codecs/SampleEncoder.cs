using System.Buffers.Binary;

namespace CtiMiddleware.Media.Codecs;

/// <summary>
/// Linear samples to the bytes of one encoding, for one message in one direction. Allocates nothing after its construction; not thread-safe.
/// ADPCM codes two samples in a byte: an odd last sample waits for the next block or for <see cref="Finish"/>.
/// </summary>
/// <param name="encoding">The encoding.</param>
public sealed class SampleEncoder(AudioEncoding encoding)
{
    private readonly ImaAdpcm _adpcm = new();
    private int _waiting = -1;

    /// <summary>The encoding.</summary>
    public AudioEncoding Encoding { get; } = encoding;

    /// <summary>The most bytes that so many samples give.</summary>
    public int MaximumBytes(int samples) => ((samples * Encoding.BitsPerSample()) + 7) / 8;

    /// <summary>Codes a block.</summary>
    /// <param name="samples">What to code.</param>
    /// <param name="bytes">At least <see cref="MaximumBytes"/> long.</param>
    /// <returns>How many bytes were written.</returns>
    public int Encode(ReadOnlySpan<short> samples, Span<byte> bytes)
    {
        switch (Encoding)
        {
            case AudioEncoding.Linear16LittleEndian:
                for (int i = 0; i < samples.Length; i++)
                    BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * i)..], samples[i]);
                return 2 * samples.Length;
            case AudioEncoding.Linear16BigEndian:
                for (int i = 0; i < samples.Length; i++)
                    BinaryPrimitives.WriteInt16BigEndian(bytes[(2 * i)..], samples[i]);
                return 2 * samples.Length;
            case AudioEncoding.Linear8Signed:
                for (int i = 0; i < samples.Length; i++)
                    bytes[i] = (byte)Linear8.Encode(samples[i]);
                return samples.Length;
            case AudioEncoding.Linear8Unsigned:
                for (int i = 0; i < samples.Length; i++)
                    bytes[i] = (byte)(Linear8.Encode(samples[i]) + 128);
                return samples.Length;
            case AudioEncoding.MuLaw:
                G711.EncodeMuLaw(samples, bytes);
                return samples.Length;
            case AudioEncoding.ALaw:
                G711.EncodeALaw(samples, bytes);
                return samples.Length;
            default:
                return EncodeAdpcm(samples, bytes);
        }
    }

    /// <summary>Ends a message: writes the byte of an odd last sample, its other half without change of level, and begins anew.</summary>
    /// <param name="bytes">At least one byte.</param>
    /// <returns>How many bytes were written: none or one.</returns>
    public int Finish(Span<byte> bytes)
    {
        int written = 0;
        if (_waiting >= 0)
        {
            bytes[0] = Pack(_waiting, _adpcm.Encode(_adpcm.Predictor));
            written = 1;
        }
        Reset();
        return written;
    }

    /// <summary>Begins a new message; what waits is dropped.</summary>
    public void Reset()
    {
        _adpcm.Reset();
        _waiting = -1;
    }

    private int EncodeAdpcm(ReadOnlySpan<short> samples, Span<byte> bytes)
    {
        int written = 0;
        foreach (short sample in samples)
        {
            int code = _adpcm.Encode(sample);
            if (_waiting < 0)
            {
                _waiting = code;
                continue;
            }
            bytes[written++] = Pack(_waiting, code);
            _waiting = -1;
        }
        return written;
    }

    private byte Pack(int first, int second) =>
        Encoding == AudioEncoding.ImaAdpcmLowNibbleFirst ? (byte)(first | (second << 4)) : (byte)((first << 4) | second);
}
