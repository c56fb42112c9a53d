using System.Text.Json;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>An event of the middleware's log with what was known when it came.</summary>
/// <param name="Entry">The event.</param>
/// <param name="At">When it was written, counted from the world's start.</param>
/// <param name="Call">The call it is about as it stands after the event; its last state when the event ended it; null when it is about none.</param>
/// <param name="Devices">Numbers by which the device it is about may be named; empty when it is about none.</param>
internal sealed record SeenEvent(LogEntry Entry, TimeSpan At, Call? Call, IReadOnlyList<string> Devices)
{
    private JsonDocument? _json;

    /// <summary>The call it is about.</summary>
    public CallId? CallId => Entry.Data.Call;

    /// <summary>The type without <c>cti.</c> and version.</summary>
    public string Short
    {
        get
        {
            var parts = Entry.Type.Split('.');
            return $"{parts[1]}.{parts[2]}";
        }
    }

    /// <summary>A member of its data by dotted path, as text; null when it is not there.</summary>
    public string? Field(string path)
    {
        _json ??= JsonDocument.Parse(Entry.Json);
        var element = _json.RootElement.GetProperty("data");
        foreach (var part in path.Split('.'))
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(part, out var member))
                element = member;
            else if (
                element.ValueKind == JsonValueKind.Array
                && int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var index)
                && index >= 0
                && index < element.GetArrayLength()
            )
                element = element[index];
            else
                return null;
        }
        return element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
    }
}
