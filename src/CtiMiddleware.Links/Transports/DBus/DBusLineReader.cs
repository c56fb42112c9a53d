using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>JSON → <see cref="DBusLine"/>, strictly: what does not fit its signature is refused with the reason. Stateless and pure.</summary>
public static class DBusLineReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="read">What it says.</param>
    /// <param name="serial">Its serial, as far as it could be read; 0 without one.</param>
    /// <param name="problem">Why it cannot be read, in words; empty when it can.</param>
    public static bool TryRead(ReadOnlySpan<byte> line, [NotNullWhen(true)] out DBusLine? read, out long serial, out string problem)
    {
        read = null;
        serial = 0;
        problem = "";
        try
        {
            var reader = new Utf8JsonReader(line, Options);
            using var document = JsonDocument.ParseValue(ref reader);
            if (reader.BytesConsumed != line.Length && !line[(int)reader.BytesConsumed..].Trim((byte)' ').IsEmpty)
                throw new FormatException("something follows the object");
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("it is not an object");
            if (document.RootElement.TryGetProperty("serial", out var number) && number.ValueKind == JsonValueKind.Number)
                _ = number.TryGetInt64(out serial);
            read = Line(document.RootElement, serial);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            // InvalidOperationException: text that is no UTF-16, such as half a surrogate pair.
            problem = failure.Message;
            return false;
        }
    }

    private static DBusLine Line(JsonElement line, long serial) =>
        Text(line, "type") switch
        {
            "owner" => new DBusLine.Owner(Text(line, "name"), line.TryGetProperty("owner", out _) ? Text(line, "owner") : null),
            "signal" => new DBusLine.Signal(Text(line, "path"), Text(line, "interface"), Text(line, "member"), Body(line)),
            "return" => new DBusLine.Return(Above(serial, 1), Body(line)),
            "error" => new DBusLine.Error(Above(serial, 0), Text(line, "name"), Text(line, "message")),
            "dropped" => new DBusLine.Dropped(Text(line, "reason")),
            "call" => new DBusLine.Call(
                Above(serial, 1),
                Text(line, "destination"),
                Text(line, "path"),
                Text(line, "interface"),
                Text(line, "member"),
                Body(line)
            ),
            var type => throw new FormatException($"type '{Short(type)}' is not known"),
        };

    private static long Above(long serial, long least) =>
        serial >= least ? serial : throw new FormatException($"serial is missing or below {least}");

    private static string Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Checked(value.GetString()!)
            : throw new FormatException($"{name} is missing or not a text");

    private static string Checked(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? throw new FormatException("a text holds a NUL, which D-Bus cannot carry") : text;

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    private static DBusValue[] Body(JsonElement line)
    {
        var signature = Text(line, "signature");
        if (!line.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.Array)
            throw new FormatException("body is missing or not an array");
        var types = DBusSignature.Split(signature) ?? throw new FormatException($"'{Short(signature)}' is not a signature");
        return Values(types, body, 0);
    }

    private static DBusValue[] Values(IReadOnlyList<string> types, JsonElement array, int depth)
    {
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() != types.Count)
            throw new FormatException($"{types.Count} values are expected for '{Short(string.Concat(types))}'");
        return [.. array.EnumerateArray().Select((item, index) => Value(types[index], item, depth + 1))];
    }

    private static DBusValue Value(string type, JsonElement value, int depth)
    {
        if (depth > DBusSignature.MaxDepth)
            throw new FormatException($"values lie deeper in each other than {DBusSignature.MaxDepth}");
        return type[0] switch
        {
            's' or 'o' or 'g' => value.ValueKind == JsonValueKind.String
                ? new DBusValue.Text(type[0], Checked(value.GetString()!))
                : throw Unfit(type),
            'b' => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? new DBusValue.Flag(value.GetBoolean())
                : throw Unfit(type),
            'd' => Real(value),
            'h' => value.ValueKind == JsonValueKind.Null ? new DBusValue.Descriptor() : throw Unfit(type),
            'v' => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 ? Variant(value, depth) : throw Unfit(type),
            'a' => Array(type[1..], value, depth),
            '(' => new DBusValue.Structure(Values(DBusSignature.Split(type[1..^1])!, value, depth)),
            _ => Whole(type[0], value),
        };
    }

    private static DBusValue.Variant Variant(JsonElement value, int depth) =>
        value[0].ValueKind == JsonValueKind.String && DBusSignature.Split(value[0].GetString()!) is [var inner]
            ? new DBusValue.Variant(Value(inner, value[1], depth + 1))
            : throw new FormatException("a variant does not begin with the signature of one type");

    private static DBusValue.Array Array(string element, JsonElement value, int depth)
    {
        if (element[0] != '{')
        {
            return value.ValueKind == JsonValueKind.Array
                ? new DBusValue.Array(element, [.. value.EnumerateArray().Select(item => Value(element, item, depth + 1))])
                : throw Unfit($"a{element}");
        }
        var (key, inner) = (element[1..2], element[2..^1]);
        if (DBusSignature.IsName(key[0]))
        {
            return value.ValueKind == JsonValueKind.Object
                ? new DBusValue.Array(
                    element,
                    [
                        .. value
                            .EnumerateObject()
                            .Select(pair => new DBusValue.Entry(
                                new DBusValue.Text(key[0], Checked(pair.Name)),
                                Value(inner, pair.Value, depth + 1)
                            )),
                    ]
                )
                : throw Unfit($"a{element}");
        }
        return value.ValueKind == JsonValueKind.Array
            ? new DBusValue.Array(element, [.. value.EnumerateArray().Select(pair => Entry(key, inner, pair, depth + 1))])
            : throw Unfit($"a{element}");
    }

    private static DBusValue.Entry Entry(string key, string inner, JsonElement pair, int depth)
    {
        var both = Values([key, inner], pair, depth);
        return new DBusValue.Entry(both[0], both[1]);
    }

    private static DBusValue.Real Real(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number))
            return new DBusValue.Real(number);
        return value.ValueKind == JsonValueKind.String
            ? value.GetString() switch
            {
                "NaN" => new DBusValue.Real(double.NaN),
                "Infinity" => new DBusValue.Real(double.PositiveInfinity),
                "-Infinity" => new DBusValue.Real(double.NegativeInfinity),
                _ => throw Unfit("d"),
            }
            : throw Unfit("d");
    }

    private static DBusValue.Whole Whole(char kind, JsonElement value)
    {
        var (least, most) = kind switch
        {
            'y' => ((Int128)byte.MinValue, (Int128)byte.MaxValue),
            'n' => (short.MinValue, short.MaxValue),
            'q' => (ushort.MinValue, ushort.MaxValue),
            'i' => (int.MinValue, int.MaxValue),
            'u' => (uint.MinValue, uint.MaxValue),
            'x' => (long.MinValue, long.MaxValue),
            _ => (ulong.MinValue, ulong.MaxValue),
        };
        var wide = kind is 'x' or 't';
        var text =
            wide && value.ValueKind == JsonValueKind.String ? value.GetString()
            : !wide && value.ValueKind == JsonValueKind.Number ? value.GetRawText()
            : throw Unfit(kind.ToString());
        return
            Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? new DBusValue.Whole(kind, number)
            : throw new FormatException($"'{Short(text!)}' is not a number of type {kind}");
    }

    private static FormatException Unfit(string type) => new($"a value does not fit type '{Short(type)}'");
}
