using System.Buffers.Binary;
using System.Text;

namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>One floating field of a message, as a view of the frame's bytes. Valid as long as they are.</summary>
/// <param name="tag">The tag's number, also when it is not described.</param>
/// <param name="data">The data, with a text's closing NUL.</param>
public readonly ref struct FloatingField(int tag, ReadOnlySpan<byte> data)
{
    /// <summary>The tag's number.</summary>
    public int Number { get; } = tag;

    /// <summary>The tag; a number without a name when it is not described.</summary>
    public Tag Tag => (Tag)Number;

    /// <summary>The data, with a text's closing NUL.</summary>
    public ReadOnlySpan<byte> Data { get; } = data;

    /// <summary>The data up to the first NUL: a text's bytes.</summary>
    public ReadOnlySpan<byte> TextBytes => UpToNul(Data);

    /// <summary>The text. Every byte becomes one character, so nothing is lost or replaced.</summary>
    public string Text => Encoding.Latin1.GetString(TextBytes);

    /// <summary>The number of 1, 2 or 4 bytes; <see cref="GedWire.Unknown"/> when the data has another length.</summary>
    public uint Value =>
        Data.Length switch
        {
            4 => BinaryPrimitives.ReadUInt32BigEndian(Data),
            2 => BinaryPrimitives.ReadUInt16BigEndian(Data),
            1 => Data[0],
            _ => GedWire.Unknown,
        };

    /// <summary>Reads NAMEDVAR; false when it is not name, NUL, value, NUL.</summary>
    public bool TryNamedVariable(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value) => TryNamed(Data, out name, out value);

    /// <summary>Reads NAMEDARRAY; false when it is not index, name, NUL, value, NUL.</summary>
    public bool TryNamedArray(out int index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        index = Data.IsEmpty ? 0 : Data[0];
        return TryNamed(Data.IsEmpty ? [] : Data[1..], out name, out value);
    }

    internal static ReadOnlySpan<byte> UpToNul(ReadOnlySpan<byte> data)
    {
        var end = data.IndexOf((byte)0);
        return end < 0 ? data : data[..end];
    }

    private static bool TryNamed(ReadOnlySpan<byte> data, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        var end = data.IndexOf((byte)0);
        if (end <= 0 || data[^1] != 0 || data.Length < end + 2)
            return false;
        name = data[..end];
        value = UpToNul(data[(end + 1)..]);
        return true;
    }
}
