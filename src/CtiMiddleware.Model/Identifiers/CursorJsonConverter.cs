using System.Text.Json;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>Writes a <see cref="Cursor"/> as its text.</summary>
public sealed class CursorJsonConverter : JsonConverter<Cursor>
{
    /// <inheritdoc/>
    public override Cursor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Cursor.TryParse(reader.GetString(), out var cursor) ? cursor : throw new JsonException("Not a cursor.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Cursor value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
