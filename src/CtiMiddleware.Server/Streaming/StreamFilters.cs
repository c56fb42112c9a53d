using System.Text.Json;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.Streaming;

/// <summary>Reads filters, the same for WebSocket, SSE and <c>GET /events</c>.</summary>
public static class StreamFilters
{
    private const int MaxPatterns = 200;
    private const int MaxLength = 128;
    private static readonly string[] Known = ["switch", "devices", "types"];

    /// <summary>Reads the query parameter <c>filter</c>: the JSON object that <c>sub</c> takes; nothing means everything.</summary>
    /// <exception cref="ProblemException">It is not a filter.</exception>
    public static ViewFilter ParseQuery(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return ViewFilter.Everything;
        try
        {
            using var document = JsonDocument.Parse(text);
            return Parse(document.RootElement);
        }
        catch (JsonException)
        {
            throw ProblemException.At(ProblemCodes.InvalidValue, "filter", "It must be a JSON object such as {\"devices\":[\"hq:21??\"]}.");
        }
    }

    /// <summary>Reads a filter.</summary>
    /// <exception cref="ProblemException">It is not a filter.</exception>
    public static ViewFilter Parse(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return ViewFilter.Everything;
        if (json.ValueKind != JsonValueKind.Object)
            throw ProblemException.At(ProblemCodes.InvalidValue, "filter", "It must be an object.");
        foreach (var member in json.EnumerateObject())
        {
            if (!Known.Contains(member.Name, StringComparer.Ordinal))
                throw ProblemException.At(ProblemCodes.UnknownField, "filter." + member.Name, $"Known: {string.Join(", ", Known)}.");
        }
        var filter = new ViewFilter
        {
            Switch = Texts(json, "switch"),
            Devices = Texts(json, "devices"),
            Types = Texts(json, "types"),
        };
        foreach (var pattern in filter.Devices)
        {
            if (pattern != "*" && pattern.IndexOf(':', StringComparison.Ordinal) <= 0)
                throw ProblemException.At(ProblemCodes.InvalidValue, "filter.devices", $"'{pattern}' must name the switch: hq:{pattern}.");
        }
        return filter;
    }

    private static string[] Texts(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxPatterns)
            throw ProblemException.At(ProblemCodes.InvalidValue, "filter." + name, $"It must be an array of at most {MaxPatterns} texts.");
        var texts = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || item.GetString() is not { Length: > 0 and <= MaxLength } text)
                throw ProblemException.At(
                    ProblemCodes.InvalidValue,
                    "filter." + name,
                    $"Each entry must be a text of 1 to {MaxLength} characters."
                );
            texts.Add(text);
        }
        return [.. texts];
    }
}
