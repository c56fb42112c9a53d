using System.Globalization;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>Compares events with patterns and says in what they differ.</summary>
/// <param name="trail">Knows the names of calls.</param>
/// <param name="numbers">The numbers and names by which the switch's device may be told.</param>
internal sealed class EventMatcher(EventTrail trail, DeviceNames numbers)
{
    /// <summary>Whether an event is of the pattern's type.</summary>
    public static bool IsType(EventPattern pattern, SeenEvent seen) => seen.Entry.Type == Words.EventType(pattern.Event!);

    /// <summary>Whether an event fits.</summary>
    public bool Fits(EventPattern pattern, SeenEvent seen) => IsType(pattern, seen) && Differences(pattern, seen).Count == 0;

    /// <summary>In what an event of the right type differs from the pattern.</summary>
    public List<string> Differences(EventPattern pattern, SeenEvent seen)
    {
        var differences = new List<string>();
        var body = seen.Entry.Data;
        if (pattern.Call is { } name)
        {
            var wanted = trail.Find(name);
            var about = seen.CallId is { } call ? trail.Survivor(call) : (CallId?)null;
            Compare(
                "call",
                wanted is null ? $"{name} (no call has the name yet)" : name,
                wanted is not null && wanted == about,
                Call(seen)
            );
        }
        if (pattern.Device is { } device)
            Compare("device", device, seen.Devices.Any(known => numbers.SameDevice(device, known)), string.Join(" or ", seen.Devices));
        if (pattern.Agent is { } agent)
        {
            var agents = body
                .Changed.OfType<Agent>()
                .SelectMany(static x => new[] { x.Id.Value[(x.Id.Value.LastIndexOf(':') + 1)..], x.Name })
                .ToArray();
            Compare("agent", agent, agents.Contains(agent), string.Join(" or ", agents.OfType<string>()));
        }
        if (pattern.Group is { } group)
        {
            var groups = body
                .Changed.OfType<Agent>()
                .SelectMany(static x => x.Groups.Select(static g => g.Group.Number.ToString()))
                .Concat(body.Changed.OfType<Group>().Select(static g => g.Id.Number.ToString()))
                .Append(seen.Field("group") ?? seen.Field("acdGroup") ?? "")
                .ToArray();
            Compare("group", group, groups.Any(known => numbers.Same(group, known)), string.Join(" or ", groups));
        }
        if (pattern.Cause is { } cause)
            Compare("cause", EnumWords.Word(cause), body.Cause == cause, body.Cause is { } was ? EnumWords.Word(was) : "none");
        if (pattern.Synthetic is { } synthetic)
            Compare("synthetic", Text(synthetic), body.Synthetic == synthetic, Text(body.Synthetic));
        if (pattern.Inferred is { } inferred)
            Compare("inferred", Text(inferred), body.Inferred == inferred, Text(body.Inferred));
        if (pattern.Calling is { } calling)
            Compare("calling", calling, (seen.Call?.Calling.Number ?? "-") == calling, seen.Call?.Calling.Number ?? "-");
        if (pattern.Called is { } called)
            Compare("called", called, numbers.Same(called, seen.Call?.Called.Number ?? "-"), seen.Call?.Called.Number ?? "-");
        if (pattern.Removes is { } removes)
        {
            var removed = body.Removed.Where(static x => x.Kind == ObjectKind.Call).Select(static x => x.Id).ToArray();
            Compare("removes", removes, removed.Any(id => trail.IsNamed(removes, id)), string.Join(", ", removed.Select(trail.NameOf)));
        }
        if (pattern.ReceivedWithin is { } near)
        {
            var told = seen.Field("received");
            var same =
                DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var received)
                && (received - seen.Entry.Time).Duration() <= near;
            Compare(
                "received",
                $"within {near.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s of {seen.Entry.Time:O}",
                same,
                told ?? ""
            );
        }
        foreach (var (path, value) in pattern.Fields)
        {
            var found = seen.Field(path);
            Compare(path, value, found is not null && (value == "*" || value == found), found ?? "absent");
        }
        return differences;

        void Compare(string what, string expected, bool same, string found)
        {
            if (!same)
                differences.Add($"{what}: expected {expected}, was {(found.Length == 0 ? "none" : found)}");
        }
    }

    private string Call(SeenEvent seen) => seen.CallId is { } call ? trail.NameOf(call) : "none";

    private static string Text(bool value) => value ? "true" : "false";
}
