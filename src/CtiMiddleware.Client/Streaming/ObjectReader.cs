using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CtiMiddleware.Client;

/// <summary>Reads objects by their kind. Never throws: what cannot be read becomes an <see cref="UnknownObject"/> with its JSON.</summary>
internal static class ObjectReader
{
    public static CtiObject Read(string kind, JsonElement json)
    {
        try
        {
            return kind switch
            {
                "call" => Known(json, WireJson.Default.Call),
                "device" => Known(json, WireJson.Default.Device),
                "agent" => Known(json, WireJson.Default.Agent),
                "group" => Known(json, WireJson.Default.Group),
                "thread" => Known(json, WireJson.Default.CallThread),
                "switch" => Known(json, WireJson.Default.Switch),
                "link" => Known(json, WireJson.Default.Link),
                "server" => Known(json, WireJson.Default.ServerStatus),
                _ => new UnknownObject(kind, Json.Text(json, "id") ?? "", json, Problem: null),
            };
        }
        catch (JsonException exception)
        {
            return new UnknownObject(kind, Json.Text(json, "id") ?? "", json, exception.Message);
        }
    }

    /// <summary>Reads <c>[{kind, object, view}]</c>: all objects, and those that came into the view.</summary>
    public static (IReadOnlyList<CtiObject> Changed, IReadOnlyList<CtiObject> Entered) ReadChanged(JsonElement data)
    {
        if (!Json.Member(data, "changed", JsonValueKind.Array, out var changed))
            return ([], []);
        var objects = new List<CtiObject>(changed.GetArrayLength());
        List<CtiObject>? entered = null;
        foreach (var item in changed.EnumerateArray())
        {
            if (!Json.Member(item, "object", JsonValueKind.Object, out var json))
                continue;
            objects.Add(Read(Json.Text(item, "kind") ?? "", json));
            if (Json.Text(item, "view") is "entered")
                (entered ??= []).Add(objects[^1]);
        }
        return (objects, entered ?? []);
    }

    private static CtiObject Known<T>(JsonElement json, JsonTypeInfo<T> type)
        where T : CtiObject => json.Deserialize(type) ?? throw new JsonException("The object is null.");
}
