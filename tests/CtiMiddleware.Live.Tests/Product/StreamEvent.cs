using System.Globalization;
using System.Text.Json;

namespace CtiMiddleware.Live.Tests.Product;

/// <summary>One event of the stream.</summary>
/// <param name="Cursor">Where it is in the log.</param>
/// <param name="Type">Its type without <c>cti.</c> and version: <c>call.established</c>.</param>
/// <param name="Devices">The devices of connections that this event or an earlier one showed, by connection.</param>
/// <param name="Data">Its data.</param>
public sealed record StreamEvent(string Cursor, string Type, IReadOnlyDictionary<string, string> Devices, JsonElement Data)
{
    /// <summary>The number of the subject's device, or <c>-</c>.</summary>
    public string Device => DeviceOf(Data.Text("connection"));

    /// <summary>The call.</summary>
    public string Call => Data.Text("call");

    /// <summary>The connection.</summary>
    public string Connection => Data.Text("connection");

    /// <summary>Why.</summary>
    public string Cause => Data.Text("cause");

    /// <summary>Found out by comparing with the switch, not told by it.</summary>
    public bool Synthetic => Data.Text("synthetic") == "True";

    /// <summary>The position in the log as a number.</summary>
    public long Position => PositionOf(Cursor);

    /// <summary>One line of the story: what, who, why.</summary>
    public string Line =>
        Type switch
        {
            "call.transferred" or "call.conferenced" =>
                $"{Short} {string.Join(" ", Data.Items("connections").Select(Change).Order(StringComparer.Ordinal))}: {Cause}",
            "call.callCleared" => $"{Short}: {Cause}",
            _ => $"{Short} {Device}: {Cause}",
        };

    private string Short => Type[(Type.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The object of a kind that it changed; undefined when it did not.</summary>
    public JsonElement Changed(string kind) =>
        Data.Items("changed").Where(one => one.Text("kind") == kind).Select(one => one.GetProperty("object")).FirstOrDefault();

    /// <summary>The position in the log that a cursor names.</summary>
    public static long PositionOf(string cursor) =>
        long.Parse(cursor[(cursor.IndexOf('.', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => $"{Cursor} {Line}{(Synthetic ? " (synthetic)" : "")} {Call}";

    private string DeviceOf(string connection) => connection.Length > 0 && Devices.TryGetValue(connection, out var device) ? device : "-";

    // "1002→": who left. "1001→1001": who stayed, under a new connection or the same.
    private string Change(JsonElement item)
    {
        var (old, made) = (item.Text("old"), item.Text("new"));
        return $"{(old.Length == 0 ? "" : DeviceOf(old))}→{(made.Length == 0 ? "" : DeviceOf(made))}";
    }
}
