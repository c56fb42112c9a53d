using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CtiMiddleware.Client;

/// <summary>Reads members of JSON that may be absent or of another type than expected.</summary>
internal static class Json
{
    public static bool Member(JsonElement json, string name, JsonValueKind kind, out JsonElement member)
    {
        member = default;
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out member) && member.ValueKind == kind;
    }

    public static string? Text(JsonElement json, string name) =>
        Member(json, name, JsonValueKind.String, out var text) ? text.GetString() : null;

    public static bool True(JsonElement json, string name) => Member(json, name, JsonValueKind.True, out _);

    public static int? Number(JsonElement json, string name) =>
        Member(json, name, JsonValueKind.Number, out var number) && number.TryGetInt32(out var value) ? value : null;

    public static DateTimeOffset? Time(JsonElement json, string name) =>
        Member(json, name, JsonValueKind.String, out var text) && text.TryGetDateTimeOffset(out var value) ? value : null;

    /// <summary>A list, or an empty one when it is absent or unreadable.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Kept narrow: only JsonException is caught.")]
    public static IReadOnlyList<T> List<T>(JsonElement json, string name, JsonTypeInfo<IReadOnlyList<T>> type)
    {
        if (!Member(json, name, JsonValueKind.Array, out var list))
            return [];
        try
        {
            return list.Deserialize(type) ?? [];
        }
        catch (JsonException)
        {
            // The raw list stays readable in LogEvent.Data.
            return [];
        }
    }
}
