using System.Runtime.InteropServices;
using System.Text;

namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>The arguments of a message of sd-bus ↔ <see cref="DBusValue"/>. Stateless; only on the thread of the bus.</summary>
internal static unsafe class SdBusBody
{
    /// <summary>Reads all arguments of a received message.</summary>
    /// <exception cref="FormatException">They cannot be passed on; the message says why.</exception>
    public static IReadOnlyList<DBusValue> Read(nint message)
    {
        var values = new List<DBusValue>();
        while (Next(message, 0) is { } value)
            values.Add(value);
        return values;
    }

    /// <summary>Appends arguments to a message that is being made.</summary>
    /// <exception cref="FormatException">They cannot be sent; the message says why.</exception>
    public static void Append(nint message, IReadOnlyList<DBusValue> values)
    {
        foreach (var value in values)
            Append(message, value);
    }

    private static DBusValue? Next(nint message, int depth)
    {
        var found = Check(SdBus.PeekType(message, out var type, out var contentsAt), "reading");
        if (found == 0)
            return null;
        if (depth > DBusSignature.MaxDepth)
            throw new FormatException($"its values lie deeper in each other than {DBusSignature.MaxDepth}");
        var kind = (char)type;
        if (DBusSignature.IsBasic(kind))
            return Basic(message, kind);
        var contents = SdBus.TextAt(contentsAt) ?? "";
        Check(SdBus.EnterContainer(message, type, contentsAt), "reading");
        var inner = new List<DBusValue>();
        while (Next(message, depth + 1) is { } value)
            inner.Add(value);
        Check(SdBus.ExitContainer(message), "reading");
        return kind switch
        {
            'a' => new DBusValue.Array(contents, inner),
            'r' => new DBusValue.Structure(inner),
            'e' => new DBusValue.Entry(inner[0], inner[1]),
            _ => new DBusValue.Variant(inner[0]),
        };
    }

    private static DBusValue Basic(nint message, char kind)
    {
        ulong raw = 0;
        Check(SdBus.ReadBasic(message, (byte)kind, &raw), "reading");
        return kind switch
        {
            's' or 'o' or 'g' => new DBusValue.Text(kind, SdBus.TextAt((byte*)raw) ?? ""),
            'b' => new DBusValue.Flag((int)raw != 0),
            'd' => new DBusValue.Real(BitConverter.UInt64BitsToDouble(raw)),
            'y' => new DBusValue.Whole(kind, (byte)raw),
            'n' => new DBusValue.Whole(kind, (short)raw),
            'q' => new DBusValue.Whole(kind, (ushort)raw),
            'i' => new DBusValue.Whole(kind, (int)raw),
            'u' => new DBusValue.Whole(kind, (uint)raw),
            'x' => new DBusValue.Whole(kind, (long)raw),
            't' => new DBusValue.Whole(kind, raw),
            _ => new DBusValue.Descriptor(),
        };
    }

    private static void Append(nint message, DBusValue value)
    {
        switch (value)
        {
            case DBusValue.Text text:
                fixed (byte* bytes = Terminated(text.Value))
                    Check(SdBus.AppendBasic(message, (byte)text.Kind, bytes), $"'{text.Value}' as {text.Kind}");
                break;
            case DBusValue.Flag flag:
                var on = flag.Value ? 1 : 0;
                Check(SdBus.AppendBasic(message, (byte)'b', &on), "a boolean");
                break;
            case DBusValue.Real real:
                var number = real.Value;
                Check(SdBus.AppendBasic(message, (byte)'d', &number), "a double");
                break;
            case DBusValue.Whole whole:
                // Little or big endian, the value of the right width begins at the address.
                var (wide, narrow, half, single) = unchecked(
                    ((ulong)whole.Value, (uint)whole.Value, (ushort)whole.Value, (byte)whole.Value)
                );
                void* at = whole.Kind switch
                {
                    'y' => &single,
                    'n' or 'q' => &half,
                    'i' or 'u' => &narrow,
                    _ => &wide,
                };
                Check(SdBus.AppendBasic(message, (byte)whole.Kind, at), "a number");
                break;
            case DBusValue.Array array:
                Inside(message, 'a', array.Element, array.Items);
                break;
            case DBusValue.Structure structure:
                Inside(message, 'r', structure.Signature[1..^1], structure.Members);
                break;
            case DBusValue.Entry entry:
                Inside(message, 'e', entry.Signature[1..^1], [entry.Key, entry.Value]);
                break;
            case DBusValue.Variant variant:
                Inside(message, 'v', variant.Value.Signature, [variant.Value]);
                break;
            default:
                throw new FormatException("a file descriptor cannot be sent");
        }
    }

    private static void Inside(nint message, char type, string contents, IReadOnlyList<DBusValue> values)
    {
        Check(SdBus.OpenContainer(message, (byte)type, contents), $"{type} of '{contents}'");
        Append(message, values);
        Check(SdBus.CloseContainer(message), $"{type} of '{contents}'");
    }

    private static byte[] Terminated(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    private static int Check(int result, string what) =>
        result >= 0 ? result : throw new FormatException($"{what}: {Marshal.GetPInvokeErrorMessage(-result)}");
}
