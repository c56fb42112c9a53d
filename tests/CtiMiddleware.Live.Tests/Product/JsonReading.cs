using System.Text.Json;

namespace CtiMiddleware.Live.Tests.Product;

/// <summary>Reads JSON as a client does that knows nothing of the product's types.</summary>
public static class JsonReading
{
    extension(JsonElement json)
    {
        /// <summary>A member as text; empty when it is absent or null.</summary>
        public string Text(string member) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null
                ? value.ToString()
                : "";

        /// <summary>The items of a member that is a list; none when it is absent.</summary>
        public IEnumerable<JsonElement> Items(string member) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray()
                : [];
    }
}
