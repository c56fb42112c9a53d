using System.Globalization;
using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.LineText;

/// <summary>The lines of a list: what there is at this moment. Pure apart from the engine that it reads.</summary>
internal static class LineTextLists
{
    /// <summary>The items, without their number; null for a word that names no list.</summary>
    public static IEnumerable<Message>? Of(LineTextFace face, string? what) =>
        what switch
        {
            "devices" => Devices(face.Engine),
            "groups" => face.Engine.Groups.Select(group =>
                Item("GROUP", ("dev", $"group:{group.Number}"), ("name", group.Name), ("waiting", Text(group.WaitingCallers)))
            ),
            "agents" => Agents(face),
            "calls" => Calls(face),
            _ => null,
        };

    /// <summary>The state of a leg in the protocol's words.</summary>
    public static string StateOf(PbxLeg leg) =>
        leg switch
        {
            { State: LegState.Alerting, OfferedBy: null, InvitedBy: null } or { State: LegState.Null } or { HasDialTone: true } =>
                "initiated",
            { State: LegState.Alerting } => "alerting",
            { State: LegState.Held } => "hold",
            { State: LegState.Failed } => "fail",
            // Who waits or is parked is connected; the place where it waits has a connection of its own.
            _ => "connected",
        };

    private static IEnumerable<Message> Devices(PbxEngine engine) =>
        engine
            .Stations.Concat<PbxDevice>(engine.Trunks)
            .Select(device =>
                Item("DEVICE", ("dev", LineTextFace.Address(device)), ("name", device.Name), ("state", device.InService ? "up" : "down"))
            )
            .Concat(engine.Groups.Select(group => Item("DEVICE", ("dev", $"group:{group.Number}"), ("name", group.Name))))
            .Concat(engine.Rooms.Select(room => Item("DEVICE", ("dev", $"room:{room.Number}"), ("name", room.Name))))
            .Concat(engine.Slots.Select(slot => Item("DEVICE", ("dev", $"park:{slot.Number}"))));

    // The lines of one agent stand together.
    private static IEnumerable<Message> Agents(LineTextFace face) =>
        face
            .Engine.Groups.SelectMany(group => group.Members)
            .GroupBy(LineTextFace.AgentOf)
            .SelectMany(agent => agent)
            .Select(member =>
                Item(
                    "AGENT",
                    ("agent", LineTextFace.AgentOf(member)),
                    ("dev", LineTextFace.Address(member.Station)),
                    ("group", $"group:{member.Group.Number}"),
                    ("name", member.Name),
                    ("state", face.StateOf(member)),
                    ("reason", member.Reason.Length > 0 && !member.Ready ? member.Reason : null)
                )
            );

    // The lines of one call stand together, also when two of the engine's calls are one to clients.
    private static IEnumerable<Message> Calls(LineTextFace face) =>
        face
            .Engine.Calls.GroupBy(face.Told.CallOf)
            .SelectMany(call => call.SelectMany(part => part.Legs).SelectMany(leg => OfLeg(face.Told, leg)));

    private static IEnumerable<Message> OfLeg(ToldCalls told, PbxLeg leg)
    {
        if (told.Last(leg) is not { } connection)
            yield break;
        var call = told.CallOf(leg.Call);
        var (from, to) = told.Parties(call);
        yield return OfCall(connection, LineTextFace.Address(leg.Device), StateOf(leg), from, to);
        if (leg.Waiting is { } entry)
            yield return OfCall($"{call}.q{entry.Group.Number}", $"group:{entry.Group.Number}", "queued", from, to);
        if (leg.Slot is { } slot)
            yield return OfCall($"{call}.p{slot.Number}", $"park:{slot.Number}", "queued", from, to);
    }

    private static Message OfCall(string connection, string device, string state, string? from, string? to) =>
        Item("CALL", ("conn", connection), ("dev", device), ("state", state), ("from", from), ("to", to));

    private static Message Item(string kind, params (string Key, string? Value)[] fields) => new("ITEM", 0, kind, fields);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
