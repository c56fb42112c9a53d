using System.Buffers.Binary;
using System.Text;

namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>
/// A checked message as a view of its bytes: fixed fields by name, floating fields in any order. Allocates nothing; valid until the next frame
/// is read with the same <see cref="GedFrameReader"/>.
/// </summary>
public readonly ref struct GedMessage
{
    private readonly FloatingIndex _index;
    private readonly int _tagWidth;

    internal GedMessage(ReadOnlySpan<byte> frame, MessageLayout? layout, FloatingIndex index, int tagWidth)
    {
        Frame = frame;
        Layout = layout;
        _index = index;
        _tagWidth = tagWidth;
    }

    /// <summary>The whole message with its header.</summary>
    public ReadOnlySpan<byte> Frame { get; }

    /// <summary>What follows the header.</summary>
    public ReadOnlySpan<byte> Body => Frame[GedWire.HeaderLength..];

    /// <summary>The table's entry; null for a number that the table does not have.</summary>
    public MessageLayout? Layout { get; }

    /// <summary>The number on the wire.</summary>
    public uint TypeNumber => BinaryPrimitives.ReadUInt32BigEndian(Frame[4..]);

    /// <summary>The message; a number without a name when the table does not have it.</summary>
    public MessageType Type => (MessageType)TypeNumber;

    /// <summary>Whether fixed and floating fields can be read.</summary>
    public bool IsDescribed => Layout is { IsDescribed: true };

    /// <summary>The floating fields in wire order: groups of repeated fields keep their order.</summary>
    public FloatingFields Floating => IsDescribed ? new(Frame[(GedWire.HeaderLength + Layout!.FixedLength)..], _tagWidth) : default;

    /// <summary>
    /// A fixed field, whatever its width; all ones when the message has no such field in this version, which is also how the protocol says that
    /// a value is not known.
    /// </summary>
    public uint Number(Field field)
    {
        var place = Layout is null ? 0 : Layout.Place(field);
        var at = Frame[(place & 0xFFF)..];
        return (place >> 12) switch
        {
            4 => BinaryPrimitives.ReadUInt32BigEndian(at),
            2 => BinaryPrimitives.ReadUInt16BigEndian(at),
            1 => at[0],
            _ => GedWire.Unknown,
        };
    }

    /// <summary>A fixed field of the table, also of the statistics messages.</summary>
    public uint Number(FixedField field) =>
        field.Width switch
        {
            4 => BinaryPrimitives.ReadUInt32BigEndian(Frame[field.Offset..]),
            2 => BinaryPrimitives.ReadUInt16BigEndian(Frame[field.Offset..]),
            _ => Frame[field.Offset],
        };

    /// <summary>The first floating field of a tag; false when the message has none.</summary>
    public bool TryFind(Tag tag, out FloatingField field)
    {
        var position = IsDescribed ? _index.Find(tag) : -1;
        if (position < 0)
        {
            field = default;
            return false;
        }
        var at = Frame[position..];
        field =
            _tagWidth == 1
                ? new FloatingField(at[0], at.Slice(2, at[1]))
                : new FloatingField(BinaryPrimitives.ReadUInt16BigEndian(at), at.Slice(4, BinaryPrimitives.ReadUInt16BigEndian(at[2..])));
        return true;
    }

    /// <summary>The bytes of a text field without its NUL; empty when the message has none.</summary>
    public ReadOnlySpan<byte> TextBytes(Tag tag) => TryFind(tag, out var field) ? field.TextBytes : default;

    /// <summary>A text field; null when the message has none or an empty one. Allocates.</summary>
    public string? Text(Tag tag)
    {
        var bytes = TextBytes(tag);
        return bytes.IsEmpty ? null : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>A numeric floating field; <see cref="GedWire.Unknown"/> when the message has none.</summary>
    public uint Number(Tag tag) => TryFind(tag, out var field) ? field.Value : GedWire.Unknown;

    /// <summary>Enumerates floating fields without allocating; the frame was checked before.</summary>
    /// <param name="rest">The floating part.</param>
    /// <param name="tagWidth">Bytes of a tag.</param>
    public ref struct FloatingFields(ReadOnlySpan<byte> rest, int tagWidth)
    {
        private ReadOnlySpan<byte> _rest = rest;

        /// <summary>The field at which the enumeration stands.</summary>
        public FloatingField Current { get; private set; }

        /// <summary>For <c>foreach</c>.</summary>
        public readonly FloatingFields GetEnumerator() => this;

        /// <summary>Goes to the next field; false behind the last.</summary>
        public bool MoveNext()
        {
            if (_rest.IsEmpty)
                return false;
            if (!TryRead(_rest, tagWidth, out var tag, out var data))
                return false;
            Current = new FloatingField(tag, data);
            _rest = _rest[(2 * tagWidth + data.Length)..];
            return true;
        }
    }

    internal static bool TryRead(ReadOnlySpan<byte> rest, int tagWidth, out int tag, out ReadOnlySpan<byte> data)
    {
        tag = 0;
        data = default;
        if (rest.Length < 2 * tagWidth)
            return false;
        tag = tagWidth == 1 ? rest[0] : BinaryPrimitives.ReadUInt16BigEndian(rest);
        var length = tagWidth == 1 ? rest[1] : BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
        if (length > rest.Length - 2 * tagWidth)
            return false;
        data = rest.Slice(2 * tagWidth, length);
        return true;
    }
}
