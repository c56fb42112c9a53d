using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>An event line → a uniform event. Static and pure: the protocol's events need no memory, each names everything it is about.</summary>
internal static class LineTextEventMapper
{
    /// <summary>Maps a line <c>EV</c>.</summary>
    public static Mapped Map(in Line line)
    {
        var mapped = line.Name switch
        {
            "ENDED" => Ended(line),
            "TRANSFERRED" or "CONFERENCED" => Merged(line),
            "AGENT" => Agent(line),
            "DEVICE" => Device(line),
            "INITIATED"
            or "ORIGINATED"
            or "ALERTING"
            or "ANSWERED"
            or "FAILED"
            or "HELD"
            or "RETRIEVED"
            or "QUEUED"
            or "DIVERTED"
            or "CLEARED" => OfConnection(line),
            _ => default,
        };
        if (mapped.Event is not { } mappedEvent)
            return mapped;
        var word = line.Find("cause");
        return new Mapped(mappedEvent with { Cause = LineTextWords.Cause(word), NativeCause = word }, Problem: null);
    }

    private static Mapped OfConnection(in Line line)
    {
        if (Connections.Parse(line.Find("conn")) is not { } connection)
            return Missing("conn");
        var device = LineTextWords.Device(line.Find("dev"));
        var calling = LineTextWords.Party(line.Find("from"));
        var called = LineTextWords.Party(line.Find("to"));
        var redirection = line.TryFind("via", out var via) ? LineTextWords.Device(via) : PartyDevice.NotRequired;
        CallEvent mapped = line.Name switch
        {
            "INITIATED" => new CallEvent.ServiceInitiated(connection, device, called),
            "ORIGINATED" => new CallEvent.Originated(connection, calling, called)
            {
                OriginatingDevice = device.Category == DeviceCategory.Trunk ? device : null,
            },
            "ALERTING" => new CallEvent.Delivered(connection, device, calling, called, redirection),
            "ANSWERED" => new CallEvent.Established(connection, device, calling, called, redirection)
            {
                Connections = Moved(line, connection, device),
            },
            "FAILED" => new CallEvent.Failed(connection, device, calling, called, redirection),
            "HELD" => new CallEvent.Held(connection, device),
            "RETRIEVED" => new CallEvent.Retrieved(connection, device),
            "QUEUED" => new CallEvent.Queued(connection, device, calling, called, redirection)
            {
                NumberQueued = int.TryParse(line.Find("waiting"), out var waiting) ? waiting : null,
            },
            // Where a diverted call goes stands in `to`; what was dialled is said by the events that follow.
            "DIVERTED" => new CallEvent.Diverted(connection, device, called, calling, PartyDevice.NotKnown, redirection),
            _ => new CallEvent.ConnectionCleared(
                connection,
                line.TryFind("by", out var by) ? LineTextWords.Device(by) : PartyDevice.NotKnown
            ),
        };
        return new Mapped(mapped with { ParentCall = line.Find("parent") }, Problem: null);
    }

    // Who answered from a call of its own, by pickup, left that call.
    private static IReadOnlyList<ConnectionListItem> Moved(in Line line, NativeConnection connection, PartyDevice device) =>
        Connections.Parse(line.Find("was")) is { } old ? [new ConnectionListItem(connection, old, device)] : [];

    private static Mapped Ended(in Line line) =>
        line.TryFind("call", out var call)
            ? new Mapped(new CallEvent.CallCleared(new NativeConnection(call, "")) { ParentCall = line.Find("parent") }, Problem: null)
            : Missing("call");

    private static Mapped Merged(in Line line)
    {
        if (Connections.Parse(line.Find("old")) is not { } primary)
            return Missing("old");
        if (Connections.ParseList(line.Find("parties")) is not { } parties)
            return Missing("parties");
        var secondary = Connections.Parse(line.Find("second"));
        var device = LineTextWords.Device(line.Find("dev"));
        var other = LineTextWords.Party(line.Find("to"));
        CallEvent merged = line.Name is "TRANSFERRED"
            ? new CallEvent.Transferred(primary, secondary, device, other, parties)
            : new CallEvent.Conferenced(primary, secondary, device, other, parties);
        return new Mapped(merged, Problem: null);
    }

    private static Mapped Agent(in Line line)
    {
        if (!line.TryFind("agent", out var agent))
            return Missing("agent");
        var device = LineTextWords.Device(line.Find("dev"));
        var group = line.TryFind("group", out var address) ? LineTextWords.Device(address) : PartyDevice.NotRequired;
        AgentEvent? mapped = line.Find("state") switch
        {
            "on" => new AgentEvent.AgentLoggedOn(device, agent, group),
            "off" => new AgentEvent.AgentLoggedOff(device, agent, group),
            "ready" => new AgentEvent.AgentReady(device, agent, group),
            "not-ready" => new AgentEvent.AgentNotReady(device, agent, group) { Reason = line.Find("reason") },
            "busy" => new AgentEvent.AgentBusy(device, agent, group),
            "after-call" => new AgentEvent.AgentWorkingAfterCall(device, agent, group),
            _ => null,
        };
        return mapped is null
            ? Missing("state")
            : new Mapped(mapped with { AgentName = line.Find("name"), NativeState = line.Find("state") }, Problem: null);
    }

    private static Mapped Device(in Line line)
    {
        if (!line.TryFind("dev", out var address))
            return Missing("dev");
        var device = LineTextWords.Device(address);
        return line.Find("state") switch
        {
            "up" => new Mapped(new DeviceEvent.BackInService(device), Problem: null),
            "down" => new Mapped(new DeviceEvent.OutOfService(device), Problem: null),
            _ => Missing("state"),
        };
    }

    private static Mapped Missing(string field) => new(Event: null, $"field {field} is missing or cannot be read");

    /// <summary>What a line means; without event and problem its name is not known.</summary>
    public readonly record struct Mapped(SwitchEvent? Event, string? Problem);
}
