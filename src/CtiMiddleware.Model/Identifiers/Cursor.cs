using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>A position in the server's one event log: <c>e7.88101</c>. Opaque to clients; ordered inside one epoch.</summary>
/// <param name="Epoch">The epoch of the log: changes when positions of before cannot be resumed (a restart without durable storage).</param>
/// <param name="Number">The position, counted from 1 without holes inside an epoch; 0 is before the first event.</param>
[JsonConverter(typeof(CursorJsonConverter))]
public readonly record struct Cursor(string Epoch, long Number)
{
    /// <summary>Reads a cursor from its text; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Cursor cursor)
    {
        cursor = default;
        var dot = text?.LastIndexOf('.') ?? -1;
        if (dot <= 0 || !long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        cursor = new Cursor(text![..dot], number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Number}");
}
