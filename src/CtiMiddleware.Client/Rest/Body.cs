using System.Text.Json.Nodes;

namespace CtiMiddleware.Client;

/// <summary>Makes request bodies; members that are null are left out, but the values of a map are kept: there null means "remove".</summary>
internal static class Body
{
    public static JsonObject Of(params ReadOnlySpan<string?> namesAndValues)
    {
        var body = new JsonObject();
        for (var i = 0; i < namesAndValues.Length; i += 2)
        {
            if (namesAndValues[i + 1] is { } value)
                body[namesAndValues[i]!] = value;
        }
        return body;
    }

    public static JsonObject OfFlag(string name, bool value) => new() { [name] = value };

    public static JsonObject OfMap(string name, IReadOnlyDictionary<string, string?> map, JsonObject? body = null)
    {
        var values = new JsonObject();
        foreach (var (key, value) in map)
            values[key] = value;
        body ??= [];
        body[name] = values;
        return body;
    }

    public static JsonObject OfPairs(string name, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var list = new JsonArray();
        foreach (var (key, value) in pairs)
            list.Add((JsonNode)new JsonObject { ["name"] = key, ["value"] = value });
        return new JsonObject { [name] = list };
    }
}
