using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.AsteriskAmi.Events;

/// <summary>
/// Agents as Asterisk has them: members of queues (app_queue), known by the device behind their interface, and logins of the agent pool
/// (app_agent_pool). A state is reported when it changes, not when it is repeated.
/// </summary>
internal sealed class AgentEvents(DeviceMap devices, AmiModelOutput output)
{
    private const int MaxAgentGroups = 100_000;

    private readonly Dictionary<(string Agent, string Group), AgentMember> _members = [];

    // Only the member's list and its changes say that an interface stands for an agent of the pool; the events of calls name the interface alone.
    private readonly Dictionary<string, string> _poolAgents = new(StringComparer.Ordinal);
    private int _list;

    public void Apply(AmiEventKind kind, scoped ref AmiFrame frame, CharScratch text)
    {
        switch (kind)
        {
            case AmiEventKind.QueueMemberAdded:
                Member(ref frame, text, (agent, group, device, name, paused, reason) => Added(agent, group, device, name, paused, reason));
                break;
            case AmiEventKind.QueueMemberRemoved:
                Member(ref frame, text, (agent, group, device, name, _, _) => Removed(agent, group, device, name));
                ForgetPool(text.Decode(frame.Find("Interface"u8)));
                break;
            case AmiEventKind.QueueMemberPause:
                Member(ref frame, text, (agent, group, device, name, paused, reason) => Paused(agent, group, device, name, paused, reason));
                break;
            case AmiEventKind.AgentConnect:
                Member(ref frame, text, (agent, group, device, name, _, _) => Busy(agent, group, device, name));
                break;
            case AmiEventKind.AgentComplete:
                Member(ref frame, text, (agent, group, device, name, _, _) => Free(agent, group, device, name));
                break;
            case AmiEventKind.AgentLogin or AmiEventKind.AgentLogoff:
                Pool(kind, ref frame);
                break;
            default:
                break;
        }
    }

    private delegate void MemberAction(string agent, string group, PartyDevice device, string? name, bool paused, string? reason);

    private void Member(scoped ref AmiFrame frame, CharScratch text, MemberAction action)
    {
        if (!frame.TryFind("Queue"u8, out var queue) || queue.IsEmpty)
        {
            output.Anomaly(AnomalyKind.MissingField, "Queue is missing");
            return;
        }
        var name = AmiFrame.Decode(frame.Find("MemberName"u8));
        if (!frame.TryFind("Interface"u8, out var endpoint) || endpoint.IsEmpty)
        {
            output.Anomaly(AnomalyKind.MissingField, "Interface is missing");
            return;
        }
        var (agent, device) = Identify(endpoint, frame.Find("StateInterface"u8), text);
        var paused = frame.Find("Paused"u8).SequenceEqual("1"u8);
        var reason = frame.Find("PausedReason"u8);
        action(agent, AmiFrame.Decode(queue), device, name, paused, reason.IsEmpty ? null : AmiFrame.Decode(reason));
    }

    /// <summary>
    /// Who a queue member is: the agent of the pool when its state comes from there (<c>Agent:1101</c>), else the number of the device behind
    /// the interface, else the interface itself.
    /// </summary>
    private (string Agent, PartyDevice Device) Identify(ReadOnlySpan<byte> endpoint, ReadOnlySpan<byte> stateInterface, CharScratch text)
    {
        var name = text.Decode(endpoint);
        if (stateInterface.StartsWith("Agent:"u8))
        {
            var agent = AmiFrame.Decode(stateInterface[6..]);
            if (_poolAgents.Count < MaxAgentGroups)
                _poolAgents[name.ToString()] = agent;
            return (agent, PartyDevice.NotKnown);
        }
        if (!stateInterface.IsEmpty)
            _poolAgents.GetAlternateLookup<ReadOnlySpan<char>>().Remove(name); // the interface serves a device now
        else if (_poolAgents.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known))
            return (known, PartyDevice.NotKnown);
        if (name.EndsWith("/n"))
            name = name[..^2];
        return devices.Find(name) is { } device
            ? (device.Number, new PartyDevice(PartyStatus.Provided, device.Number) { Category = device.Kind })
            : (name.ToString(), PartyDevice.NotKnown);
    }

    private static PartyDevice Group(string group) => new(PartyStatus.Provided, group) { Category = DeviceCategory.AcdGroup };

    private void Added(string agent, string group, PartyDevice device, string? name, bool paused, string? reason)
    {
        _members.Remove((agent, group));
        if (Track(agent, group, device, name) is null)
            return;
        output.Emit(new AgentEvent.AgentLoggedOn(device, agent, Group(group)) { AgentName = name });
        Paused(agent, group, device, name, paused, reason);
    }

    private void Removed(string agent, string group, PartyDevice device, string? name)
    {
        _members.Remove((agent, group));
        output.Emit(new AgentEvent.AgentLoggedOff(device, agent, Group(group)) { AgentName = name });
    }

    /// <summary>An interface whose agent is in no queue any more stands for nobody.</summary>
    private void ForgetPool(ReadOnlySpan<char> endpoint)
    {
        var pool = _poolAgents.GetAlternateLookup<ReadOnlySpan<char>>();
        if (pool.TryGetValue(endpoint, out var agent) && !_members.Keys.Any(member => member.Agent == agent))
            pool.Remove(endpoint);
    }

    private void Paused(string agent, string group, PartyDevice device, string? name, bool paused, string? reason)
    {
        if (Track(agent, group, device, name) is not { } member)
            return;
        member.Paused = paused;
        member.Reason = paused ? reason : null;
        if (paused)
        {
            // Told again when it is repeated: the reason may be another.
            member.Told = member.State;
            output.Emit(new AgentEvent.AgentNotReady(device, agent, Group(group)) { AgentName = name, Reason = reason });
        }
        else if (Changed(member))
            output.Emit(
                member.Busy
                    ? new AgentEvent.AgentBusy(device, agent, Group(group)) { AgentName = name }
                    : new AgentEvent.AgentReady(device, agent, Group(group)) { AgentName = name }
            );
    }

    private void Busy(string agent, string group, PartyDevice device, string? name)
    {
        if (Track(agent, group, device, name) is not { } member)
            return;
        member.Busy = true;
        if (Changed(member))
            output.Emit(new AgentEvent.AgentBusy(device, agent, Group(group)) { AgentName = name, Cause = EventCause.Distributed });
    }

    private void Free(string agent, string group, PartyDevice device, string? name)
    {
        // The end of a call whose beginning was not seen says nothing about the state before it.
        if (!_members.TryGetValue((agent, group), out var member) || !member.Busy)
            return;
        member.Busy = false;
        member.List = _list;
        // A pause during the call was reported when it came and outlasts it.
        if (Changed(member))
            output.Emit(new AgentEvent.AgentReady(device, agent, Group(group)) { AgentName = name, Cause = EventCause.NormalClearing });
    }

    private static bool Changed(AgentMember member)
    {
        if (member.Told == member.State)
            return false;
        member.Told = member.State;
        return true;
    }

    /// <summary>The member as it is kept; null when there is no room for another, which is reported.</summary>
    private AgentMember? Track(string agent, string group, PartyDevice device, string? name)
    {
        if (!_members.TryGetValue((agent, group), out var member))
        {
            if (_members.Count >= MaxAgentGroups)
            {
                output.Anomaly(AnomalyKind.AccountDiffers, $"more than {MaxAgentGroups} queue members; {agent} in {group} is not tracked");
                return null;
            }
            _members.Add((agent, group), member = new AgentMember());
        }
        member.Name = string.IsNullOrEmpty(name) ? member.Name : name;
        member.Device = device.Number ?? member.Device;
        member.List = _list;
        return member;
    }

    private void Pool(AmiEventKind kind, scoped ref AmiFrame frame)
    {
        if (!frame.TryFind("Agent"u8, out var id) || id.IsEmpty)
        {
            output.Anomaly(AnomalyKind.MissingField, "Agent is missing");
            return;
        }
        var agent = AmiFrame.Decode(id);
        var channel = AmiFrame.Decode(frame.Find("Channel"u8));
        var found = devices.Find(DeviceMap.EndpointOf(channel));
        var device = found is null ? PartyDevice.NotKnown : new PartyDevice(PartyStatus.Provided, found.Number) { Category = found.Kind };
        output.Emit(
            kind == AmiEventKind.AgentLogin
                ? new AgentEvent.AgentLoggedOn(device, agent, PartyDevice.NotRequired)
                : new AgentEvent.AgentLoggedOff(device, agent, PartyDevice.NotRequired)
        );
    }

    /// <summary>A list of all members begins; the number stands for it at its end.</summary>
    public int ListBegan() => ++_list;

    /// <summary>A member of a queue's status list: remembered as the present state, nothing is told.</summary>
    public void Listed(scoped ref AmiFrame frame, CharScratch text)
    {
        var queue = AmiFrame.Decode(frame.Find("Queue"u8));
        var name = AmiFrame.Decode(frame.Find("Name"u8));
        var location = frame.Find("Location"u8);
        if (queue.Length == 0 || location.IsEmpty)
            return;
        var (agent, device) = Identify(location, frame.Find("StateInterface"u8), text);
        if (Track(agent, queue, device, name) is not { } member)
            return;
        var reason = frame.Find("PausedReason"u8);
        member.Busy = frame.Find("InCall"u8).SequenceEqual("1"u8);
        member.Paused = frame.Find("Paused"u8).SequenceEqual("1"u8);
        member.Reason = reason.IsEmpty ? null : AmiFrame.Decode(reason);
        member.Told = member.State;
    }

    /// <summary>The list ended: the members it named, or events since its beginning did, as they are now. A complete list drops all others.</summary>
    public IEnumerable<SnapshotItem.Agent> ListEnded(int list, bool complete)
    {
        var agents = new Dictionary<string, (AgentMember First, List<SnapshotAgentGroup> Groups)>(StringComparer.Ordinal);
        foreach (var (key, member) in _members)
        {
            if (member.List < list)
            {
                if (complete)
                    _members.Remove(key);
                continue;
            }
            if (!agents.TryGetValue(key.Agent, out var known))
                agents.Add(key.Agent, known = (member, []));
            known.Groups.Add(new(key.Group, member.State, member.Reason));
        }
        return agents.Select(agent => new SnapshotItem.Agent(agent.Key, agent.Value.Groups)
        {
            Name = agent.Value.First.Name,
            AgentDevice = agent.Value.First.Device,
        });
    }
}
