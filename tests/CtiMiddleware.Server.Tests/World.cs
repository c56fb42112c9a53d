using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using ThreadId = CtiMiddleware.Model.Identifiers.ThreadId;

namespace CtiMiddleware.Server.Tests;

/// <summary>Writes objects and events into a log, as registries do.</summary>
internal sealed class World(EventLog log)
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 10, 15, 2, TimeSpan.Zero);

    public EventLog Log => log;

    /// <summary>Two switches with a link each, stations 2001–2004, a group with an agent.</summary>
    public World Furnish()
    {
        foreach (var name in new[] { "hq", "branch" })
        {
            var id = new SwitchId(name);
            Put("cti.switch.configured.v1", id, name, SwitchOf(id, LinkState.Up));
            Put("cti.link.up.v1", id, name + "-1", LinkOf(id, LinkState.Up));
            for (var number = 2001; number <= 2004; number++)
                Put(
                    "cti.device.added.v1",
                    id,
                    $"{name}:{number}",
                    DeviceOf(id, number.ToString(System.Globalization.CultureInfo.InvariantCulture))
                );
        }
        var hq = new SwitchId("hq");
        var group = new Group
        {
            Id = new DeviceId("hq:support"),
            Switch = hq,
            Waiting = [],
            Agents = [new AgentId("hq:agent:4711")],
        };
        var agent = new Agent
        {
            Id = new AgentId("hq:agent:4711"),
            Switch = hq,
            Device = new DeviceId("hq:2002"),
            LoggedOn = true,
            State = AgentState.AgentReady,
            Groups = [new AgentGroup(group.Id, AgentState.AgentReady, null, At)],
        };
        Put("cti.agent.agentReady.v1", hq, agent.Id.Value, agent, group);
        return this;
    }

    public static SwitchObject SwitchOf(SwitchId id, LinkState state, bool stale = false) =>
        new()
        {
            Id = id,
            Adapter = "fake",
            State = state,
            Reason = "in service",
            Since = At,
            Stale = stale,
            StaleSince = stale ? At : null,
        };

    public static LinkObject LinkOf(SwitchId id, LinkState state) =>
        new()
        {
            Id = new LinkId(id + "-1"),
            Switch = id,
            Address = "tcp://127.0.0.1:5038",
            State = state,
            Reason = "in service",
            Since = At,
        };

    public static Device DeviceOf(SwitchId id, string number) =>
        new()
        {
            Id = DeviceId.Of(id, number),
            Category = DeviceCategory.Station,
            Switch = id,
            Number = number,
            InService = true,
        };

    public static Connection ConnectionOf(
        string id,
        Call call,
        string? number,
        LocalConnectionState state = LocalConnectionState.Connected
    ) =>
        new()
        {
            Id = new ConnectionId(id),
            Call = call.Id,
            Device = number is null ? null : DeviceId.Of(call.Switch, number),
            DeviceKind = number is null ? DeviceCategory.Trunk : DeviceCategory.Station,
            State = state,
            Since = At,
            Number = number ?? "5551000",
            Native = new NativeConnection(call.Native.CallId, "ch-" + id),
        };

    public static Call CallOf(
        string id,
        string @switch,
        string? from,
        string? to,
        LocalConnectionState state = LocalConnectionState.Connected
    )
    {
        var sw = new SwitchId(@switch);
        var call = new Call
        {
            Id = new CallId(id),
            Switch = sw,
            Thread = new ThreadId("thr_" + id),
            Created = At,
            Calling = PartyOf(sw, from),
            Called = PartyOf(sw, to),
            Connections = [],
            Native = new NativeCall("n-" + id, "l-" + id, 1),
        };
        return call with { Connections = [ConnectionOf($"conn_{id}_a", call, from), ConnectionOf($"conn_{id}_b", call, to, state)] };
    }

    public static CallThread ThreadOf(Call call) =>
        new()
        {
            Id = call.Thread,
            Switch = call.Switch,
            Created = At,
            Calls = [call.Id],
        };

    /// <summary>A call with its thread appears.</summary>
    public Call Begin(Call call, string type = "cti.call.established.v1")
    {
        Put(type, call.Switch, call.Id.Value, call, ThreadOf(call));
        return call;
    }

    /// <summary>A call and its thread end.</summary>
    public void End(Call call, EventCause cause = EventCause.NormalClearing) =>
        log.Append(
            new EventDraft(
                "cti.call.callCleared.v1",
                call.Switch,
                call.Id.Value,
                call.Thread,
                _ => new EventBody
                {
                    Call = call.Id,
                    Cause = cause,
                    Removed =
                    [
                        new RemovedObject(ObjectKind.Call, call.Id.Value, cause),
                        new RemovedObject(ObjectKind.Thread, call.Thread.Value, cause),
                    ],
                }
            )
        );

    public long Put(string type, SwitchId @switch, string subject, params CtiObject[] objects) =>
        log.Append(
            new EventDraft(
                type,
                @switch,
                subject,
                objects.OfType<Call>().FirstOrDefault()?.Thread,
                number => new EventBody
                {
                    Call = objects.OfType<Call>().FirstOrDefault()?.Id,
                    Changed = [.. objects.Select(one => Stamp(one, number))],
                }
            )
        );

    public static CtiObject Stamp(CtiObject value, long number) =>
        value is Call call
            ? call with
            {
                Rev = number,
                Connections = [.. call.Connections.Select(one => one with { Rev = one.Rev == 0 ? number : one.Rev })],
            }
            : value with
            {
                Rev = number,
            };

    private static Party PartyOf(SwitchId @switch, string? number) =>
        new(PartyStatus.Provided) { Device = number is null ? null : DeviceId.Of(@switch, number), Number = number ?? "5551000" };
}
