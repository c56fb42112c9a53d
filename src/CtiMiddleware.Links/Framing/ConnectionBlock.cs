using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Framing;

/// <summary>
/// How a listening transport tells the connections of its peers apart: every run of bytes is preceded by nine octets that name its kind, the
/// connection and the length of what follows. A protocol behind such a transport reads and writes blocks; nothing of it is on any wire.
/// Layout: kind (1 octet), connection (4, big endian), length (4, big endian), content.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Connection">The connection, counted from 1, never reused on a transport.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ConnectionBlock(ConnectionBlockKind Kind, uint Connection)
{
    /// <summary>Octets before the content.</summary>
    public const int HeaderLength = 9;

    /// <summary>Reads the first block of a buffer.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="block">Kind and connection.</param>
    /// <param name="content">The content: an address or a reason in UTF-8, or bytes.</param>
    /// <returns>Octets consumed; 0 when the block is not complete.</returns>
    public static int TryRead(ReadOnlySpan<byte> buffer, out ConnectionBlock block, out ReadOnlySpan<byte> content)
    {
        block = default;
        content = default;
        if (buffer.Length < HeaderLength)
            return 0;
        var length = BinaryPrimitives.ReadInt32BigEndian(buffer[5..]);
        if (length < 0 || buffer.Length - HeaderLength < length)
            return 0;
        block = new ConnectionBlock((ConnectionBlockKind)buffer[0], BinaryPrimitives.ReadUInt32BigEndian(buffer[1..]));
        content = buffer.Slice(HeaderLength, length);
        return HeaderLength + length;
    }

    /// <summary>Writes a block.</summary>
    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> content)
    {
        var space = output.GetSpan(HeaderLength + content.Length);
        WriteHeader(space, content.Length);
        content.CopyTo(space[HeaderLength..]);
        output.Advance(HeaderLength + content.Length);
    }

    /// <summary>Writes what stands before the content.</summary>
    /// <param name="destination">At least <see cref="HeaderLength"/> octets.</param>
    /// <param name="length">The content's length in octets.</param>
    public void WriteHeader(Span<byte> destination, int length)
    {
        destination[0] = (byte)Kind;
        BinaryPrimitives.WriteUInt32BigEndian(destination[1..], Connection);
        BinaryPrimitives.WriteInt32BigEndian(destination[5..], length);
    }
}
