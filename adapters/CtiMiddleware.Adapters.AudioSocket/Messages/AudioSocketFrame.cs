using System.Buffers.Binary;

namespace CtiMiddleware.Adapters.AudioSocket.Messages;

/// <summary>One frame as it stands in a buffer: kind (1 octet), length (2, big endian), payload. A view; valid as long as the buffer.</summary>
public readonly ref struct AudioSocketFrame
{
    /// <summary>Octets before the payload.</summary>
    public const int HeaderLength = 3;

    /// <summary>The largest frame.</summary>
    public const int MaxLength = HeaderLength + ushort.MaxValue;

    /// <summary>Octets of a UUID.</summary>
    public const int UuidLength = 16;

    private AudioSocketFrame(byte kind, ReadOnlySpan<byte> payload)
    {
        Kind = (AudioSocketKind)kind;
        Payload = payload;
    }

    /// <summary>The kind; may be one without a name.</summary>
    public AudioSocketKind Kind { get; }

    /// <summary>The payload.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>The UUID of a frame that has one, in its usual order of octets.</summary>
    public Guid Uuid => new(Payload[..UuidLength], bigEndian: true);

    /// <summary>Reads the first frame of a buffer.</summary>
    /// <returns>Octets consumed; 0 when it is not complete.</returns>
    public static int TryRead(ReadOnlySpan<byte> buffer, out AudioSocketFrame frame)
    {
        frame = default;
        if (buffer.Length < HeaderLength)
            return 0;
        var length = BinaryPrimitives.ReadUInt16BigEndian(buffer[1..]);
        if (buffer.Length - HeaderLength < length)
            return 0;
        frame = new AudioSocketFrame(buffer[0], buffer.Slice(HeaderLength, length));
        return HeaderLength + length;
    }

    /// <summary>Octets of a frame of audio.</summary>
    public static int AudioLength(int samples) => HeaderLength + samples * sizeof(short);

    /// <summary>Writes a frame of audio.</summary>
    /// <param name="samples">At most 32,767.</param>
    /// <param name="destination">At least <see cref="AudioLength"/> octets.</param>
    public static void WriteAudio(ReadOnlySpan<short> samples, Span<byte> destination)
    {
        destination[0] = (byte)AudioSocketKind.Audio;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], checked((ushort)(samples.Length * sizeof(short))));
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(destination[(HeaderLength + i * sizeof(short))..], samples[i]);
    }

    /// <summary>The frame that ends the connection.</summary>
    public static ReadOnlySpan<byte> Terminate => [0, 0, 0];
}
