using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CtiMiddleware.Conformance.Vectors;

/// <summary>A JSON value that knows where it stands, so that every complaint names line and column. Immutable.</summary>
public sealed class VectorNode
{
    private readonly List<KeyValuePair<string, VectorNode>> _members = [];
    private readonly List<VectorNode> _items = [];

    private VectorNode(JsonTokenType kind, string text, int line, int column)
    {
        Kind = kind;
        Text = text;
        Line = line;
        Column = column;
    }

    /// <summary>What it is: an object, an array, or a plain value.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>A plain value as text; numbers and booleans as they are written.</summary>
    public string Text { get; }

    /// <summary>Its line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Its column in bytes, counted from 1.</summary>
    public int Column { get; }

    /// <summary>The members of an object in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, VectorNode>> Members => _members;

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<VectorNode> Items => _items;

    /// <summary>Reads JSON.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="VectorException">It is no JSON, or a key comes twice.</exception>
    public static VectorNode Parse(string file, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        try
        {
            reader.Read();
            return Read(file, json, ref reader);
        }
        catch (JsonException e)
        {
            throw new VectorException(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, e.Message);
        }
    }

    /// <summary>A member; null when there is none.</summary>
    public VectorNode? Find(string name) => _members.FirstOrDefault(member => member.Key == name).Value;

    /// <summary>Refuses members that nobody knows.</summary>
    /// <exception cref="VectorException">One is not among the known, with the nearest that is.</exception>
    public void Allow(string file, params ReadOnlySpan<string> known)
    {
        foreach (var (name, value) in _members)
        {
            if (!known.Contains(name))
                throw new VectorException(file, value.Line, value.Column, $"unknown key '{name}'; known are {string.Join(", ", known!)}");
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Kind switch
        {
            JsonTokenType.StartObject => $"{{{string.Join(", ", _members.Select(static member => $"{member.Key}: {member.Value}"))}}}",
            JsonTokenType.StartArray => $"[{string.Join(", ", _items)}]",
            _ => Text,
        };

    private static VectorNode Read(string file, ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var before = json[..(int)reader.TokenStartIndex];
        var column = before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1;
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => "",
        };
        var node = new VectorNode(reader.TokenType, text, before.Count((byte)'\n') + 1, column);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                node._items.Add(Read(file, json, ref reader));
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                var value = Read(file, json, ref reader);
                if (node.Find(name) is not null)
                    throw new VectorException(
                        file,
                        value.Line,
                        value.Column,
                        string.Create(CultureInfo.InvariantCulture, $"the key '{name}' comes twice")
                    );
                node._members.Add(new(name, value));
            }
        }
        return node;
    }
}
