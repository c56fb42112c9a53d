using System.Globalization;
using System.Text;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>
/// The events of a scenario as a call ladder: a column for each device, a row for each event, in the cell the device's connections after it
/// (<c>i</c> initiated, <c>a</c> alerting, <c>c</c> connected, <c>h</c> hold, <c>q</c> queued, <c>f</c> fail).
/// </summary>
internal static class ScenarioLadder
{
    private const int MostRows = 200;

    public static string Draw(EventTrail trail, TimeSpan zero)
    {
        var calls = new Dictionary<CallId, Call>();
        var letters = new Dictionary<CallId, string>();
        var devices = new List<string>();
        var rows = new List<(string Time, Dictionary<string, string> Cells, string Event)>();
        foreach (var seen in trail.Events)
        {
            foreach (var call in seen.Entry.Data.Changed.OfType<Call>())
            {
                calls[call.Id] = call;
                letters.TryAdd(call.Id, Letter(letters.Count));
            }
            foreach (var removed in seen.Entry.Data.Removed.Where(static x => x.Kind == ObjectKind.Call))
                calls.Remove(new CallId(removed.Id));
            var cells = Cells(calls, letters, devices);
            // How the link came up is not what the scenario is about.
            if (seen.At < zero || (seen.At == zero && seen.CallId is null))
                continue;
            var time = (seen.At - zero).TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
            rows.Add((time, cells, Describe(seen, letters)));
        }
        return Draw(devices, [.. rows.TakeLast(MostRows)]);
    }

    private static Dictionary<string, string> Cells(
        Dictionary<CallId, Call> calls,
        Dictionary<CallId, string> letters,
        List<string> devices
    )
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var call in calls.Values)
        {
            foreach (var connection in call.Connections.Where(static x => x.State != LocalConnectionState.Null))
            {
                var device = connection.Device?.Number.ToString() ?? connection.Number ?? "?";
                if (!devices.Contains(device))
                    devices.Add(device);
                var cell = $"{letters[call.Id]}:{char.ToLowerInvariant(connection.State.ToString()[0])}";
                cells[device] = cells.TryGetValue(device, out var other) ? $"{other} {cell}" : cell;
            }
        }
        return cells;
    }

    private static string Describe(SeenEvent seen, Dictionary<CallId, string> letters)
    {
        var text = new StringBuilder(seen.Short);
        if (seen.CallId is { } call && letters.TryGetValue(call, out var letter))
            text.Append(' ').Append(letter);
        foreach (var removed in seen.Entry.Data.Removed)
        {
            if (
                removed.Kind == ObjectKind.Call
                && seen.CallId?.Value != removed.Id
                && letters.TryGetValue(new CallId(removed.Id), out var gone)
            )
                text.Append('+').Append(gone);
        }
        if (seen.Devices.Count > 0)
            text.Append(' ').Append(seen.Devices[0]);
        if (seen.Entry.Data.Cause is { } cause)
            text.Append(" [").Append(Reading.EnumWords.Word(cause)).Append(']');
        if (seen.Entry.Data.Synthetic)
            text.Append(" (synthetic)");
        if (seen.Entry.Data.Inferred)
            text.Append(" (inferred)");
        return text.ToString();
    }

    private static string Letter(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : string.Create(CultureInfo.InvariantCulture, $"C{index}");

    private static string Draw(List<string> devices, List<(string Time, Dictionary<string, string> Cells, string Event)> rows)
    {
        var text = new StringBuilder();
        var widths = devices.ToDictionary(
            static device => device,
            device => rows.Select(row => row.Cells.GetValueOrDefault(device, "").Length).Append(device.Length).Max()
        );
        Row("time", static device => device, "event");
        foreach (var (time, cells, name) in rows)
            Row(time, device => cells.GetValueOrDefault(device, ""), name);
        return text.ToString();

        void Row(string time, Func<string, string> cell, string name)
        {
            text.Append(time.PadLeft(9));
            foreach (var device in devices)
                text.Append(" | ").Append(cell(device).PadRight(widths[device]));
            text.Append(" | ").Append(name).Append('\n');
        }
    }
}
