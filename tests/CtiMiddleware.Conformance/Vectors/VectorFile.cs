using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CtiMiddleware.Conformance.Vectors;

/// <summary>
/// A vector: bytes with their meaning and where they come from. Keys: <c>name</c>, <c>source</c>, <c>outside</c> (whether the bytes were made
/// outside the project), <c>bytes</c> (<c>text</c>, the default, or <c>hex</c>), <c>with</c> (the adapter's setup, by the target's names),
/// <c>echo</c> (identifiers of the recorded client that the switch echoed → those of the adapter), <c>roundTrip</c> (every frame must be written
/// again to the byte), <c>steps</c>. Immutable.
/// </summary>
public sealed class VectorFile
{
    private static readonly JsonTokenType[] s_plain =
    [
        JsonTokenType.String,
        JsonTokenType.Number,
        JsonTokenType.True,
        JsonTokenType.False,
        JsonTokenType.Null,
    ];

    private VectorFile(string file, VectorNode root)
    {
        File = file;
        root.Allow(file, "name", "source", "outside", "bytes", "with", "echo", "roundTrip", "steps");
        Name = Needed(root, "name").Text;
        Source = Needed(root, "source").Text;
        Outside = Needed(root, "outside").Text == "true";
        RoundTrip = root.Find("roundTrip") is { Text: "true" };
        With = root.Find("with")?.Text;
        IsHex = root.Find("bytes")?.Text switch
        {
            null or "text" => false,
            "hex" => true,
            var other => throw Wrong(root.Find("bytes")!, $"bytes are 'text' or 'hex', not '{other}'"),
        };
        Echo = [.. (root.Find("echo")?.Members ?? []).Select(static one => new KeyValuePair<string, string>(one.Key, one.Value.Text))];
        if (string.IsNullOrWhiteSpace(Source))
            throw Wrong(root, "the source is empty: say where the bytes come from");
        Steps = [.. Needed(root, "steps").Items.Select(Step)];
        if (Steps.Count == 0)
            throw Wrong(root, "there are no steps");
    }

    /// <summary>The file's name, for messages.</summary>
    public string File { get; }

    /// <summary>What it shows, a sentence.</summary>
    public string Name { get; }

    /// <summary>Where the bytes come from: specification with edition and clause, or equipment with version and day.</summary>
    public string Source { get; }

    /// <summary>Whether the bytes were made outside the project.</summary>
    public bool Outside { get; }

    /// <summary>Whether bytes are written in hexadecimal; otherwise as text, one character a byte.</summary>
    public bool IsHex { get; }

    /// <summary>Whether every frame must be written again to the byte.</summary>
    public bool RoundTrip { get; }

    /// <summary>The adapter's setup by name; null for the usual one.</summary>
    public string? With { get; }

    /// <summary>Text that is replaced in what the switch sends: an identifier that the recorded client chose → the one that the adapter chooses.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Echo { get; }

    /// <summary>The steps.</summary>
    public IReadOnlyList<VectorStep> Steps { get; }

    /// <summary>Reads a vector.</summary>
    /// <exception cref="VectorException">Something in it is wrong, with its place.</exception>
    public static VectorFile Parse(string file, ReadOnlySpan<byte> json) => new(file, VectorNode.Parse(file, json));

    /// <summary>Reads a vector from a file.</summary>
    /// <exception cref="VectorException">Something in it is wrong, with its place.</exception>
    public static VectorFile Load(string path) => Parse(Path.GetFileName(path), System.IO.File.ReadAllBytes(path));

    /// <summary>A complaint about a place in this file.</summary>
    public VectorException Wrong(VectorNode at, string message) => new(File, at.Line, at.Column, message);

    private VectorNode Needed(VectorNode root, string name) => root.Find(name) ?? throw Wrong(root, $"the key '{name}' is missing");

    private VectorStep Step(VectorNode node, int index)
    {
        node.Allow(File, "in", "out", "expect", "advance", "command", "message", "reconnect");
        if (node.Members.Count != 1)
            throw Wrong(
                node,
                string.Create(CultureInfo.InvariantCulture, $"step {index + 1} has {node.Members.Count} keys; a step has one")
            );
        var (kind, value) = node.Members[0];
        return kind switch
        {
            "in" => new VectorStep.In(Bytes(value, echo: true), node),
            "out" => new VectorStep.Out(Bytes(value, echo: false), node),
            "expect" => new VectorStep.Expect([.. value.Items.Select(Item)], node),
            "advance" => TimeSpan.TryParse(value.Text, CultureInfo.InvariantCulture, out var time)
                ? new VectorStep.Advance(time, node)
                : throw Wrong(value, $"'{value.Text}' is no time; write 00:00:20 or 00:00:00.5"),
            "command" when value.Members.Count == 1 => new VectorStep.Command(value.Members[0].Key, value.Members[0].Value, node),
            "command" => throw Wrong(value, "a command is one service with its members: {\"HoldCall\": {…}}"),
            "message" => Message(value, node),
            _ => new VectorStep.Reconnect(node),
        };
    }

    private VectorStep.Message Message(VectorNode value, VectorNode node)
    {
        value.Allow(File, "bytes", "is");
        return new VectorStep.Message(Bytes(Needed(value, "bytes"), echo: false), Needed(value, "is"), node);
    }

    private VectorNode Item(VectorNode item)
    {
        item.Allow(File, VectorItems.Keys);
        foreach (var (name, value) in item.Members)
        {
            if (!s_plain.Contains(value.Kind))
                throw Wrong(value, $"'{name}' must be a plain value");
        }
        return item;
    }

    private byte[] Bytes(VectorNode value, bool echo)
    {
        // Long texts are easier to read as a list of lines.
        var text = value.Kind == JsonTokenType.StartArray ? string.Concat(value.Items.Select(static line => line.Text)) : value.Text;
        if (!IsHex)
        {
            if (echo)
                text = Echo.Aggregate(text, static (all, pair) => all.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
            return text.Any(static one => one > 0xFF) ? Encoding.UTF8.GetBytes(text) : Encoding.Latin1.GetBytes(text);
        }
        try
        {
            return Convert.FromHexString(string.Concat(text.Where(static one => !char.IsWhiteSpace(one))));
        }
        catch (FormatException e)
        {
            throw Wrong(value, $"these are no hexadecimal bytes: {e.Message}");
        }
    }
}
