using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>
/// The one place that decides what a reader sees, for REST, streams and commands alike. A function of the object
/// or the log entry alone: it remembers nothing, so a reader can begin at any position.
/// <list type="bullet">
/// <item>Server: always. Switch, link: when rule and filter can match something of the switch.</item>
/// <item>Device, group: by identifier. Agent: by identifier or by the device at which it works.</item>
/// <item>Call: when one of its connections is at a visible device; all of a switch when rule and filter let all of it through. Thread: when one
/// of its calls is visible.</item>
/// <item>Connections, parties and merges inside a visible call: masked when their device is outside the rule (the filter is no secret).
/// A group's lists of agents and of waiting calls and an agent's groups are identifiers only and are not masked.</item>
/// </list>
/// Thread-safe except <see cref="Apply"/>, which one reader calls at a time.
/// </summary>
public sealed partial class EventView
{
    private readonly bool _everything;

    /// <summary>A view.</summary>
    /// <param name="filter">What the reader wants.</param>
    /// <param name="rule">What the reader may see.</param>
    public EventView(ViewFilter filter, AccessRule rule)
    {
        Filter = filter;
        Rule = rule;
        _everything =
            filter.Switch.Count == 0
            && filter.Types.Count == 0
            && rule.Patterns.Contains("*")
            && (filter.Devices.Count == 0 || filter.Devices.Contains("*"));
        Kinds = [.. Enum.GetValues<ObjectKind>().Where(filter.Folds)];
    }

    /// <summary>What the reader wants.</summary>
    public ViewFilter Filter { get; }

    /// <summary>What the reader may see.</summary>
    public AccessRule Rule { get; }

    /// <summary>The kinds whose state follows from the stream, in the order of a snapshot; a snapshot holds these and no others.</summary>
    public IReadOnlyList<ObjectKind> Kinds { get; }

    /// <summary>The visible objects of a snapshot as the reader may see them, in its order.</summary>
    public IEnumerable<CtiObject> Select(LogSnapshot snapshot)
    {
        if (_everything)
            return snapshot.All;
        return Visible(snapshot);
    }

    /// <summary>An object that exists now as the reader may see it; null when it may not.</summary>
    public CtiObject? See(CtiObject value, EventLog log)
    {
        if (value is not CallThread thread)
            return Sees(value) ? Project(value) : null;
        foreach (var id in thread.Calls)
        {
            if (log.TryGet<Call>(ObjectKind.Call, id.Value, out var call) && Sees(call))
                return thread;
        }
        return null;
    }

    /// <summary>Whether the reader sees an object; for a thread only whether it sees the whole switch.</summary>
    public bool Sees(CtiObject value) =>
        value switch
        {
            ServerObject => true,
            SwitchObject @switch => SeesSwitch(@switch.Id),
            LinkObject link => SeesSwitch(link.Switch),
            Device device => SeesDevice(device.Id, device.Switch),
            Group group => SeesDevice(group.Id, group.Switch),
            Agent agent => SeesAgent(agent),
            Call call => SeesCall(call),
            CallThread thread => SeesAllOf(thread.Switch),
            _ => false,
        };

    private IEnumerable<CtiObject> Visible(LogSnapshot snapshot)
    {
        var calls = new HashSet<CallId>();
        foreach (var value in snapshot.OfKind(ObjectKind.Call))
        {
            if (value is Call call && SeesCall(call))
                calls.Add(call.Id);
        }
        foreach (var kind in Kinds)
        {
            foreach (var value in snapshot.OfKind(kind))
            {
                var visible = value is CallThread thread ? thread.Calls.Any(calls.Contains) : Sees(value);
                if (visible)
                    yield return Project(value);
            }
        }
    }

    private bool SeesSwitch(SwitchId @switch) =>
        Filter.WantsSwitch(@switch) && Rule.Touches(@switch) && (Filter.Devices.Count == 0 || AccessRule.CanMatch(Filter.Devices, @switch));

    private bool SeesAllOf(SwitchId @switch) =>
        Filter.WantsSwitch(@switch)
        && Rule.AllowsAllOf(@switch)
        && (Filter.Devices.Count == 0 || AccessRule.MatchesAll(Filter.Devices, @switch));

    private bool SeesDevice(DeviceId device, SwitchId @switch) =>
        Filter.WantsSwitch(@switch)
        && Rule.Allows(device)
        && (Filter.Devices.Count == 0 || AccessRule.Matches(Filter.Devices, device.Value));

    private bool SeesAgent(Agent agent) =>
        Filter.WantsSwitch(agent.Switch)
        && Rule.Allows(agent)
        && (
            Filter.Devices.Count == 0
            || AccessRule.Matches(Filter.Devices, agent.Id.Value)
            || (agent.Device is { } device && AccessRule.Matches(Filter.Devices, device.Value))
        );

    private bool SeesCall(Call call)
    {
        foreach (var connection in call.Connections)
        {
            if (connection.Device is { } device && SeesDevice(device, call.Switch))
                return true;
        }
        return SeesAllOf(call.Switch);
    }

    private CtiObject Project(CtiObject value) => value is Call call ? Project(call) : value;

    private Call Project(Call call)
    {
        if (Rule.CounterpartsVisible)
            return call;
        Connection[]? connections = null;
        for (var i = 0; i < call.Connections.Count; i++)
        {
            if (!Rule.Masks(call.Connections[i].Device, call.Switch))
                continue;
            connections ??= [.. call.Connections];
            connections[i] = call.Connections[i] with
            {
                Device = null,
                Number = null,
                Name = null,
                Masked = true,
                // The native name of a device often is its number.
                Native = new NativeConnection(string.Empty, string.Empty),
            };
        }
        var calling = Project(call.Calling, call.Switch);
        var called = Project(call.Called, call.Switch);
        if (connections is null && ReferenceEquals(calling, call.Calling) && ReferenceEquals(called, call.Called))
            return call;
        return call with { Connections = connections ?? call.Connections, Calling = calling, Called = called };
    }

    private Party Project(Party party, SwitchId @switch) =>
        (party.Number is null && party.Name is null && party.Device is null) || !Rule.Masks(party.Device, @switch)
            ? party
            : new Party(party.Status);
}
