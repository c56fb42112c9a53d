using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CtiMiddleware.Conformance.Vectors;

/// <summary>
/// What an adapter said and sent during a vector, to be written into it. Whoever writes a vector so compares it with what the source says happened:
/// the adapter is no source. Not thread-safe.
/// </summary>
public sealed class VectorRecord
{
    private static readonly JsonSerializerOptions s_layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<IReadOnlyList<IReadOnlyDictionary<string, string>>> _said = [];
    private readonly List<string> _sent = [];

    /// <summary>The vector with what was said in its <c>expect</c> steps and what was sent in its <c>out</c> steps.</summary>
    /// <param name="json">The vector.</param>
    public string Into(string json)
    {
        var root = JsonNode.Parse(json)!;
        var (said, sent) = (0, 0);
        foreach (var step in root["steps"]!.AsArray())
        {
            if (step!["expect"] is not null)
                step["expect"] = new JsonArray([.. _said[said++].Select(Object)]);
            else if (step["out"] is not null)
                step["out"] = new JsonArray([.. Lines(_sent[sent++]).Select(static line => (JsonNode)line)]);
        }
        return root.ToJsonString(s_layout) + "\n";
    }

    internal void AddSaid(IReadOnlyList<IReadOnlyDictionary<string, string>> said) => _said.Add(said);

    internal void AddSent(string sent) => _sent.Add(sent);

    private static JsonNode Object(IReadOnlyDictionary<string, string> members) =>
        new JsonObject(members.Select(static pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value)));

    private static IEnumerable<string> Lines(string text)
    {
        while (text.Length > 0)
        {
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            var length = end < 0 ? text.Length : end + 1;
            yield return text[..length];
            text = text[length..];
        }
    }
}
