using System.Text.Json;

namespace CtiMiddleware.Client;

/// <summary>Reads one CloudEvent into the closed hierarchy. Never throws: an unknown type or shape is an <see cref="UnknownEvent"/>.</summary>
internal static class EventReader
{
    public static LogEvent Read(JsonElement json, string? cursor, long? seq)
    {
        var type = Json.Text(json, "type") ?? "";
        var data = Json.Member(json, "data", JsonValueKind.Object, out var member) ? member : default;
        var made = Make(type, data);
        return made with
        {
            Cursor = cursor,
            Seq = seq,
            Id = Json.Text(json, "id") ?? "",
            Type = type,
            Switch = SwitchOf(Json.Text(json, "source")),
            Subject = Json.Text(json, "subject"),
            Time = Json.Time(json, "time") ?? default,
            Thread = Json.Text(json, "threadid"),
            Cause = Json.Text(data, "cause"),
            Synthetic = Json.True(data, "synthetic"),
            Inferred = Json.True(data, "inferred"),
            Removed = Json.List(data, "removed", WireJson.Default.IReadOnlyListRemovedObject),
            Data = data,
        };
    }

    // cti.<group>.<name>.v1: a name of version 2 is another type and therefore unknown.
    private static LogEvent Make(string type, JsonElement data)
    {
        var (changed, entered) = ObjectReader.ReadChanged(data);
        var parts = type.Split('.');
        var made = parts is ["cti", var group, var name, "v1"] ? Known(group, name, data, changed) : null;
        return (made ?? new UnknownEvent()) with { Changed = changed, Entered = entered };
    }

    private static LogEvent? Known(string group, string name, JsonElement data, IReadOnlyList<CtiObject> changed) =>
        group switch
        {
            "call" or "voice" => CallEventReader.Read(name, data, changed),
            "agent" => Agent(name, data) is { } agent
                ? agent with
                {
                    Agent = Subject<Agent>(changed),
                    Group = Json.Text(data, "acdGroup"),
                }
                : null,
            "device" => Device(name, data) is { } device ? device with { Device = Subject<Device>(changed) } : null,
            "group" when name is "statistics" => new GroupCounted { Group = Subject<Group>(changed) },
            "link" => new LinkChanged { Link = Subject<Link>(changed) },
            "switch" when name is "private" => new PrivateEvent(),
            "switch" => new SwitchChanged { SwitchObject = Subject<Switch>(changed) },
            "operation" when name is "effect" => new OperationEffect
            {
                Operation = Json.Text(data, "operation"),
                Effect = Json.Text(data, "effect"),
            },
            "view" when name is "left" => new ViewLeft
            {
                ObjectKind = Json.Text(data, "kind") ?? "",
                ObjectId = Json.Text(data, "id") ?? "",
                Reason = Json.Text(data, "reason"),
            },
            _ => null,
        };

    private static AgentEvent? Agent(string name, JsonElement data) =>
        name switch
        {
            "agentLoggedOn" => new AgentLoggedOn(),
            "agentLoggedOff" => new AgentLoggedOff { Reason = Json.Text(data, "reason") },
            "agentReady" => new AgentReady(),
            "agentNotReady" => new AgentNotReady { Reason = Json.Text(data, "reason") },
            "agentBusy" => new AgentBusy { Pending = Json.Text(data, "pendingAgentState") },
            "agentWorkingAfterCall" => new AgentWorkingAfterCall { Pending = Json.Text(data, "pendingAgentState") },
            _ => null,
        };

    private static DeviceEvent? Device(string name, JsonElement data) =>
        name switch
        {
            "backInService" => new BackInService(),
            "outOfService" => new OutOfService(),
            "observed" => new DeviceObserved { Reason = Json.Text(data, "reason") },
            "messageWaiting" => new MessageWaiting
            {
                On = Json.True(data, "messageWaitingOn"),
                NewMessages = Json.Number(data, "newMessages"),
            },
            _ => null,
        };

    private static T? Subject<T>(IReadOnlyList<CtiObject> changed)
        where T : CtiObject => changed.OfType<T>().FirstOrDefault();

    private static string? SwitchOf(string? source) =>
        source is not null && source.StartsWith("/switches/", StringComparison.Ordinal) ? source["/switches/".Length..] : null;
}
