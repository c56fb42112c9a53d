using System.Buffers.Binary;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>
/// Cuts messages out of bytes and checks each before anybody reads it: the length, the fixed part and the walk over the floating fields. Keeps
/// one index for all messages, so only the message read last can be read; not thread-safe.
/// </summary>
public sealed class GedFrameReader
{
    private readonly FloatingIndex _index = new();

    /// <summary>The protocol version: decides the width of tags and the longest message.</summary>
    public int Version { get; set; } = GedWire.NewestVersion;

    /// <summary>Reads the first message.</summary>
    /// <param name="buffer">Bytes that begin with a message.</param>
    /// <param name="message">The message.</param>
    /// <returns>False when it is not whole yet.</returns>
    /// <exception cref="LinkProtocolException">No message can begin like this; nothing behind it can be trusted.</exception>
    public bool TryRead(ReadOnlySpan<byte> buffer, out GedMessage message)
    {
        message = default;
        if (buffer.Length < GedWire.HeaderLength)
        {
            // A lying length is known from its four bytes: waiting for more would let the far end decide when.
            if (buffer.Length >= 4)
                Check(BinaryPrimitives.ReadInt32BigEndian(buffer), "not read yet");
            return false;
        }
        var length = BinaryPrimitives.ReadInt32BigEndian(buffer);
        var type = BinaryPrimitives.ReadUInt32BigEndian(buffer[4..]);
        if ((uint)length > (uint)GedWire.MaxBodyOf(Version))
            Check(length, type.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (buffer.Length - GedWire.HeaderLength < length)
            return false;
        var frame = buffer[..(GedWire.HeaderLength + length)];
        var layout = MessageLayout.Find(type, Version);
        var tagWidth = GedWire.TagWidth(Version);
        if (layout is { IsDescribed: true })
        {
            if (length < layout.FixedLength)
                throw new LinkProtocolException(
                    LinkProtocolError.Malformed,
                    $"{layout.Name}: {length} bytes follow the header, its fixed part in version {Version} has {layout.FixedLength}"
                );
            Walk(frame, layout, tagWidth);
        }
        message = new GedMessage(frame, layout, _index, tagWidth);
        return true;
    }

    private void Check(int length, string type)
    {
        if (length < 0)
            throw new LinkProtocolException(LinkProtocolError.Malformed, $"message type {type}: the length {length} is negative");
        var max = GedWire.MaxBodyOf(Version);
        if (length > max)
            throw new LinkProtocolException(
                LinkProtocolError.FrameTooLong,
                $"message type {type}: the length {length} is over {max}, the longest of protocol version {Version}"
            );
    }

    private void Walk(ReadOnlySpan<byte> frame, MessageLayout layout, int tagWidth)
    {
        _index.Clear();
        var position = GedWire.HeaderLength + layout.FixedLength;
        while (position < frame.Length)
        {
            if (!GedMessage.TryRead(frame[position..], tagWidth, out var tag, out var data))
                throw new LinkProtocolException(
                    LinkProtocolError.Malformed,
                    $"{layout.Name}: the floating field {tag} at byte {position} runs over the end of the message ({frame.Length} bytes)"
                );
            _index.Add(tag, position);
            position += 2 * tagWidth + data.Length;
        }
    }
}
