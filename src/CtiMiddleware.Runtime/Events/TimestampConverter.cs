using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Runtime.Events;

/// <summary>Writes an instant as UTC with milliseconds: <c>2026-11-22T10:15:02.113Z</c>.</summary>
public sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[24];
        writer.WriteStringValue(text[..Format(value, text)]);
    }

    internal static int Format(DateTimeOffset value, Span<byte> text)
    {
        value.UtcDateTime.TryFormat(text, out var written, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return written;
    }
}
