using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>
/// <see cref="DBusLine"/> → JSON. Every body stands as <c>signature</c> and <c>body</c>, an array of its values, so that nothing is guessed:
/// strings, object paths and signatures are strings; booleans are true or false; whole numbers up to 32 bits are numbers, 64-bit ones strings of
/// decimal digits, because readers of JSON keep no more than 53; doubles are numbers, and <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c> as strings;
/// arrays and structs are arrays; a dictionary is an object when its keys are texts, else an array of pairs; a variant is an array of its signature
/// and its value; a file descriptor is null. Stateless.
/// </summary>
public static class DBusLineWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes a line with its end.</summary>
    public static void Write(DBusLine line, IBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            Members(line, json);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    private static void Members(DBusLine line, Utf8JsonWriter json)
    {
        switch (line)
        {
            case DBusLine.Owner owner:
                json.WriteString("type", "owner");
                json.WriteString("name", owner.Name);
                if (owner.OwnerName is not null)
                    json.WriteString("owner", owner.OwnerName);
                break;
            case DBusLine.Signal signal:
                json.WriteString("type", "signal");
                json.WriteString("path", signal.Path);
                json.WriteString("interface", signal.Interface);
                json.WriteString("member", signal.Member);
                Body(signal.Body, json);
                break;
            case DBusLine.Return answer:
                json.WriteString("type", "return");
                json.WriteNumber("serial", answer.Serial);
                Body(answer.Body, json);
                break;
            case DBusLine.Error error:
                json.WriteString("type", "error");
                json.WriteNumber("serial", error.Serial);
                json.WriteString("name", error.Name);
                json.WriteString("message", error.Message);
                break;
            case DBusLine.Dropped dropped:
                json.WriteString("type", "dropped");
                json.WriteString("reason", dropped.Reason);
                break;
            case DBusLine.Call call:
                json.WriteString("type", "call");
                json.WriteNumber("serial", call.Serial);
                json.WriteString("destination", call.Destination);
                json.WriteString("path", call.Path);
                json.WriteString("interface", call.Interface);
                json.WriteString("member", call.Member);
                Body(call.Body, json);
                break;
            default:
                throw new ArgumentException($"No such line: {line}", nameof(line));
        }
    }

    private static void Body(IReadOnlyList<DBusValue> values, Utf8JsonWriter json)
    {
        json.WriteString("signature", string.Concat(values.Select(static value => value.Signature)));
        json.WriteStartArray("body");
        foreach (var value in values)
            Value(value, json);
        json.WriteEndArray();
    }

    private static void Value(DBusValue value, Utf8JsonWriter json)
    {
        switch (value)
        {
            case DBusValue.Text text:
                json.WriteStringValue(text.Value);
                break;
            case DBusValue.Whole { Kind: 'x' or 't' } whole:
                json.WriteStringValue(whole.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case DBusValue.Whole whole:
                json.WriteNumberValue((long)whole.Value);
                break;
            case DBusValue.Flag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case DBusValue.Real real:
                if (double.IsFinite(real.Value))
                    json.WriteNumberValue(real.Value);
                else
                    json.WriteStringValue(real.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case DBusValue.Array { Element: ['{', var key, ..] } dictionary when DBusSignature.IsName(key):
                json.WriteStartObject();
                foreach (var item in dictionary.Items)
                {
                    var entry = (DBusValue.Entry)item;
                    json.WritePropertyName(((DBusValue.Text)entry.Key).Value);
                    Value(entry.Value, json);
                }
                json.WriteEndObject();
                break;
            case DBusValue.Array array:
                Values(array.Items, json);
                break;
            case DBusValue.Structure structure:
                Values(structure.Members, json);
                break;
            case DBusValue.Entry entry:
                Values([entry.Key, entry.Value], json);
                break;
            case DBusValue.Variant variant:
                json.WriteStartArray();
                json.WriteStringValue(variant.Value.Signature);
                Value(variant.Value, json);
                json.WriteEndArray();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void Values(IReadOnlyList<DBusValue> values, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var value in values)
            Value(value, json);
        json.WriteEndArray();
    }
}
