using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>Compares what the middleware shows with what it must show.</summary>
/// <param name="world">The world.</param>
/// <param name="trail">Knows the names of calls.</param>
/// <param name="numbers">Knows the names of devices.</param>
internal sealed class StateCheck(IScenarioWorld world, EventTrail trail, DeviceNames numbers)
{
    private readonly List<string> _differences = [];

    /// <summary>In what it differs; empty when it is so.</summary>
    public IReadOnlyList<string> Differences(StatePattern pattern)
    {
        _differences.Clear();
        var shown = world.Log.TakeSnapshot();
        if (pattern.Call is not null)
            CheckCall(pattern, [.. shown.OfKind(ObjectKind.Call).Cast<Call>()], shown);
        if (pattern.Device is { } device)
            CheckDevice(
                pattern,
                shown.OfKind(ObjectKind.Device).Cast<Device>().FirstOrDefault(x => numbers.Same(device, x.Id.Number.ToString()))
            );
        if (pattern.Agent is { } agent)
            CheckAgent(pattern, shown.OfKind(ObjectKind.Agent).Cast<Agent>().FirstOrDefault(x => IsAgent(x, agent)));
        if (pattern.Link is { } link)
        {
            var now = (LinkObject)shown.OfKind(ObjectKind.Link)[0];
            Compare("link", EnumWords.Word(link), $"{EnumWords.Word(now.State)} ({now.Reason})", now.State == link);
        }
        if (pattern.Stale is { } stale)
        {
            var now = (SwitchObject)shown.OfKind(ObjectKind.Switch)[0];
            Compare("stale", Text(stale), $"{Text(now.Stale)} ({now.Reason})", now.Stale == stale);
            if (pattern.CallIdEpoch is { } epoch)
                Compare("callIdEpoch", epoch.ToString(), Text(now.CallIdEpoch), epoch.Holds(now.CallIdEpoch));
        }
        if (pattern.Calls is { } count)
        {
            var now = shown.OfKind(ObjectKind.Call).Count;
            Compare("calls", count.ToString(), Text(now), count.Holds(now));
        }
        return [.. _differences];
    }

    private void CheckCall(StatePattern pattern, IReadOnlyList<Call> calls, Runtime.Events.LogSnapshot shown)
    {
        var id = trail.Find(pattern.Call!);
        var call = calls.FirstOrDefault(known => known.Id == id);
        if (id is null)
        {
            _differences.Add($"no call has the name {pattern.Call} yet");
            return;
        }
        if (pattern.Ended is { } ended)
            Compare("ended", Text(ended), Text(call is null), ended == call is null);
        if (call is null)
        {
            if (pattern.Ended is null)
                _differences.Add($"the call {pattern.Call} has ended");
            return;
        }
        if (pattern.Connections is { } wanted)
            CheckConnections(wanted, call);
        if (pattern.Parent is { } parent)
        {
            var parentNow = call.Parent is { } of ? trail.Survivor(of) : (CtiMiddleware.Model.Identifiers.CallId?)null;
            var same = parent == "-" ? parentNow is null : parentNow is not null && parentNow == trail.Find(parent);
            Compare("parent", parent, parentNow is { } p ? trail.NameOf(p) : "-", same);
        }
        if (pattern.SameThread is { } other)
        {
            var otherCall = calls.FirstOrDefault(known => known.Id == trail.Find(other));
            Compare(
                "thread",
                $"that of {other}",
                $"{call.Thread}, {other} has {otherCall?.Thread.Value ?? "ended"}",
                otherCall?.Thread == call.Thread
            );
        }
        if (pattern.NotSameAs is { } distinct)
            Compare("call", $"another than {distinct}", "the same", trail.Find(distinct) != id);
        if (pattern.Calling is { } calling)
            Compare("calling", calling, call.Calling.Number ?? "-", (call.Calling.Number ?? "-") == calling);
        if (pattern.Called is { } called)
            Compare("called", called, call.Called.Number ?? "-", numbers.Same(called, call.Called.Number ?? "-"));
        if (pattern.Data is { } data)
        {
            var thread = shown.OfKind(ObjectKind.Thread).Cast<CallThread>().FirstOrDefault(known => known.Id == call.Thread);
            foreach (var (key, value) in data)
            {
                var now = thread?.Data.GetValueOrDefault(key);
                Compare($"data {key}", value, now ?? "-", value == "-" ? now is null : now == value);
            }
        }
    }

    private void CheckConnections(IReadOnlyDictionary<string, LocalConnectionState> wanted, Call call)
    {
        var now = call.Connections.Where(static x => x.State != LocalConnectionState.Null).ToList();
        var found = string.Join(
            ", ",
            now.Select(static x => $"{x.Device?.Number.ToString() ?? x.Number ?? "?"}: {EnumWords.Word(x.State)}")
        );
        foreach (var (device, state) in wanted)
        {
            var at = now.FirstOrDefault(x =>
                numbers.SameDevice(device, x.Device?.Number.ToString() ?? x.Number, x.DeviceKind == DeviceCategory.Trunk)
                || x.Number == device
            );
            if (state == LocalConnectionState.Null ? at is not null : at?.State != state)
                _differences.Add($"{device}: expected {EnumWords.Word(state)}, the call {Name(call)} has {found}");
            if (at is not null)
                now.Remove(at);
        }
        if (now.Count > 0)
            _differences.Add($"expected no other device in {Name(call)}, it has {found}");

        string Name(Call x) => trail.NameOf(x.Id);
    }

    private void CheckDevice(StatePattern pattern, Device? device)
    {
        if (device is null)
        {
            _differences.Add($"the middleware shows no device {pattern.Device}");
            return;
        }
        if (pattern.InService is { } inService)
            Compare("inService", Text(inService), device.InService is { } now ? Text(now) : "not told", device.InService == inService);
        if (pattern.MessageWaiting is { } waiting)
            Compare(
                "messageWaiting",
                Text(waiting),
                device.MessageWaiting is { } now ? Text(now) : "not told",
                device.MessageWaiting == waiting
            );
        if (pattern.Observed is { } observed)
            Compare("observed", observed, device.Observed, device.Observed == observed);
    }

    private void CheckAgent(StatePattern pattern, Agent? agent)
    {
        if (agent is null)
        {
            if (pattern.LoggedOn != false)
                _differences.Add($"the middleware shows no agent {pattern.Agent}");
            return;
        }
        if (pattern.LoggedOn is { } loggedOn)
            Compare("loggedOn", Text(loggedOn), Text(agent.LoggedOn), agent.LoggedOn == loggedOn);
        if (pattern.Is is { } state)
            Compare("state", EnumWords.Word(state), EnumWords.Word(agent.State), agent.State == state);
    }

    private static bool IsAgent(Agent agent, string wanted) =>
        agent.Id.Value.EndsWith(":" + wanted, StringComparison.Ordinal)
        || agent.Name == wanted
        || (agent.Device is { } device && device.Number.SequenceEqual(wanted));

    private void Compare(string what, string expected, string found, bool same)
    {
        if (!same)
            _differences.Add($"{what}: expected {expected}, is {found}");
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
