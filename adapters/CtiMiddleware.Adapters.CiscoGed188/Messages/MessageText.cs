using System.Globalization;
using System.Text;

namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>Messages as names and values: for people, for logs, for requests by name. Reading and writing are each other's inverse. Stateless.</summary>
public static class MessageText
{
    /// <summary>The name under which the body of a message that is not described is given, in hexadecimal digits.</summary>
    public const string Body = "Body";

    /// <summary>Every field with its value: fixed fields in the specification's spelling, floating ones by the names of the table.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Fields(scoped GedMessage message)
    {
        var fields = new List<KeyValuePair<string, string>>();
        if (!message.IsDescribed)
        {
            fields.Add(new(Body, Convert.ToHexString(message.Body)));
            return fields;
        }
        foreach (var field in message.Layout!.Fields)
            fields.Add(new(field.Name, field.TextOf(message.Number(field))));
        foreach (var field in message.Floating)
            fields.Add(new(NameOf(field.Number), ValueOf(field)));
        return fields;
    }

    /// <summary>The message's name in the specification, or its number.</summary>
    public static string NameOf(scoped GedMessage message) =>
        message.Layout?.Name ?? message.TypeNumber.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds a field to a message that is being written.</summary>
    /// <param name="writer">The writer, with a message begun; an unusable value becomes its problem.</param>
    /// <param name="layout">The message's layout.</param>
    /// <param name="name">A fixed field, a tag's name, or a tag's number.</param>
    /// <param name="value">
    /// The value as <see cref="Fields"/> gives it: a name of the enumeration or a number, <c>name=value</c> for a named variable,
    /// <c>name[1]=value</c> for a named array, hexadecimal digits for raw data.
    /// </param>
    public static void Add(GedMessageWriter writer, MessageLayout layout, string name, string value)
    {
        if (layout.TryFind(name, out var fixedField))
        {
            if (fixedField.TryValue(value, out var number))
                writer.Set(fixedField, number);
            else
                writer.Fail(name, $"cannot be \"{value}\"");
            return;
        }
        if ((TagLayout.Find(name) ?? ByNumber(name)) is { } tag)
            AddFloating(writer, tag, name, value);
        else
            writer.Fail(name, $"is no field of {layout.Name}");
    }

    private static TagLayout? ByNumber(string name) =>
        ushort.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? TagLayout.Find(number) ?? new TagLayout((Tag)number, name, TagKind.Bytes, 0, string.Empty, 0)
            : null;

    private static void AddFloating(GedMessageWriter writer, TagLayout tag, string name, string value)
    {
        switch (tag.Kind)
        {
            case TagKind.Text:
                writer.Text(tag.Tag, value);
                break;
            case TagKind.Number when FixedField.TryValue(tag.Meaning, value, out var number):
                writer.Number(tag.Tag, number);
                break;
            case TagKind.Bytes when TryHex(value, out var bytes):
                writer.Bytes(tag.Tag, bytes);
                break;
            case TagKind.NamedVariable when value.IndexOf('=', StringComparison.Ordinal) is var at and > 0:
                writer.NamedVariable(value[..at], value[(at + 1)..]);
                break;
            case TagKind.NamedArray when TryElement(value, out var index, out var array, out var element):
                writer.NamedArray(index, array, element);
                break;
            case var _ when tag.Tag is Tag.ClientPassword or Tag.AgentPassword:
                writer.Fail(name, "cannot be what was given, which is not repeated because it is secret");
                break;
            default:
                writer.Fail(name, $"cannot be \"{value}\"");
                break;
        }
    }

    private static bool TryElement(string text, out int index, out string name, out string value)
    {
        index = 0;
        name = value = string.Empty;
        var open = text.IndexOf('[', StringComparison.Ordinal);
        var close = text.IndexOf("]=", StringComparison.Ordinal);
        if (open <= 0 || close < open || !int.TryParse(text.AsSpan(open + 1, close - open - 1), CultureInfo.InvariantCulture, out index))
            return false;
        name = text[..open];
        value = text[(close + 2)..];
        return true;
    }

    private static bool TryHex(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 2];
        return text.Length % 2 == 0
            && Convert.FromHexString(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == bytes.Length;
    }

    private static string NameOf(int tag) => TagLayout.Find(tag)?.Name ?? tag.ToString(CultureInfo.InvariantCulture);

    private static string ValueOf(scoped FloatingField field)
    {
        var layout = TagLayout.Find(field.Number);
        switch (layout?.Kind)
        {
            case TagKind.Text when field.Data.IndexOf((byte)0) == field.Data.Length - 1:
                return field.Text;
            case TagKind.Number when field.Data.Length == layout.Width:
                return FixedField.TextOf(layout.Meaning, field.Value);
            case TagKind.NamedVariable when field.TryNamedVariable(out var name, out var value):
                return $"{Encoding.Latin1.GetString(name)}={Encoding.Latin1.GetString(value)}";
            case TagKind.NamedArray when field.TryNamedArray(out var index, out var name, out var value):
                return $"{Encoding.Latin1.GetString(name)}[{index}]={Encoding.Latin1.GetString(value)}";
            default:
                return Convert.ToHexString(field.Data);
        }
    }
}
