using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Devices;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Agents;

/// <summary>The agents of one switch: a machine of their own for each agent and group, without any order towards call events (field rule 12).</summary>
internal sealed class AgentRegistry(RegistryContext context, DeviceRegistry devices)
{
    private readonly Dictionary<string, AgentRecord> _agents = [];

    public int Count => _agents.Count;

    public void Apply(AgentEvent e)
    {
        var condition = AgentCondition.Of(e);
        var type = e is AgentEvent.AgentLoggedOn ? "cti.agent.agentLoggedOn.v1" : TypeOf(condition.State);
        if (string.IsNullOrEmpty(e.AgentID))
        {
            context.Anomaly(AnomalyKind.MissingField, $"{e.GetType().Name} names no agent.");
            return;
        }
        if (!_agents.TryGetValue(e.AgentID, out var agent))
        {
            if (condition.State == AgentState.AgentNull)
            {
                context.Anomaly(AnomalyKind.UnknownObject, $"Agent {e.AgentID} logged off and was never seen.");
                return;
            }
            agent = Create(e.AgentID);
        }
        agent.SeenIn = context.Snapshot;
        Learn(agent, e.AgentName, e.AgentDevice);
        if (e.AcdGroup.Number is { Length: > 0 } group)
            SetGroup(agent, group, condition, e is AgentEvent.AgentLoggedOn);
        else
            SetAll(agent, condition);
        if (!agent.Dirty)
        {
            context.Duplicates++;
            return;
        }
        if (e.AcdGroup.Number is { Length: > 0 } number)
            context.Changes.Detail("acdGroup", DeviceId.Of(context.Switch, number).Value);
        if ((condition.Reason ?? (e as AgentEvent.AgentLoggedOff)?.Reason) is { } reason)
            context.Changes.Detail("reason", reason);
        if (condition.Pending is { } pending)
            context.Changes.Detail("pendingAgentState", EnumText<AgentState>.Of(pending).Value);
        context.Changes.Append(type, agent.Id.Value, null);
    }

    public void Reconcile(SnapshotItem.Agent item)
    {
        if (!_agents.TryGetValue(item.AgentID, out var agent))
            agent = Create(item.AgentID);
        agent.SeenIn = context.Snapshot;
        Learn(agent, item.Name, PartyDevice.Of(item.AgentDevice));
        foreach (var group in item.Groups)
            SetGroup(agent, group.Group, AgentCondition.Of(group), loggedOn: false);
        for (var i = agent.Groups.Count - 1; i >= 0; i--)
        {
            var number = agent.Groups[i].Group.Number.ToString();
            if (!item.Groups.Any(group => group.Group == number))
                SetGroup(agent, number, AgentCondition.Null, loggedOn: false);
        }
        if (agent.Dirty)
            context.Changes.Append(TypeOf(agent.State), agent.Id.Value, null);
    }

    public void EndSnapshot(long begun)
    {
        foreach (var agent in _agents.Values.ToArray())
        {
            if (agent.SeenIn >= begun)
                continue;
            foreach (var group in agent.Groups)
                Leave(agent, group.Group.Number.ToString());
            _agents.Remove(agent.Id.Value[(context.Switch.Value.Length + ":agent:".Length)..]);
            context.Changes.Remove(agent, EventCause.Resync);
            context.Changes.Append("cti.agent.agentLoggedOff.v1", agent.Id.Value, null);
        }
    }

    private static string TypeOf(AgentState state) =>
        state switch
        {
            AgentState.AgentReady => "cti.agent.agentReady.v1",
            AgentState.AgentNotReady => "cti.agent.agentNotReady.v1",
            AgentState.AgentBusy => "cti.agent.agentBusy.v1",
            AgentState.AgentWorkingAfterCall => "cti.agent.agentWorkingAfterCall.v1",
            _ => "cti.agent.agentLoggedOff.v1",
        };

    private AgentRecord Create(string number)
    {
        var agent = new AgentRecord(AgentId.Of(context.Switch, number), context.Switch) { Synthetic = context.Changes.Synthetic };
        _agents.Add(number, agent);
        context.Changes.Touch(agent);
        return agent;
    }

    private void Learn(AgentRecord agent, string? name, in PartyDevice party)
    {
        if (name is not null && name != agent.Name)
        {
            agent.Name = name;
            context.Changes.Touch(agent);
        }
        if (devices.Resolve(party) is { } device && device.Id != agent.Device)
        {
            agent.Device = device.Id;
            context.Changes.Touch(agent);
        }
    }

    private void SetAll(AgentRecord agent, in AgentCondition condition)
    {
        for (var i = agent.Groups.Count - 1; i >= 0; i--)
            SetGroup(agent, agent.Groups[i].Group.Number.ToString(), condition, loggedOn: false);
        if (agent.Whole == condition.State)
            return;
        agent.Whole = condition.State;
        context.Changes.Touch(agent);
    }

    private void SetGroup(AgentRecord agent, string number, in AgentCondition condition, bool loggedOn)
    {
        var id = DeviceId.Of(context.Switch, number);
        var index = agent.Groups.FindIndex(group => group.Group == id);
        if (condition.State == AgentState.AgentNull)
        {
            if (index < 0)
                return;
            agent.Groups.RemoveAt(index);
            context.Changes.Touch(agent);
            Leave(agent, number);
            return;
        }
        if (index < 0)
        {
            agent.Groups.Add(Build(id, condition, context.At));
            var group = devices.Group(number);
            if (!group.Agents.Contains(agent.Id))
            {
                group.Agents.Add(agent.Id);
                context.Changes.Touch(group);
            }
        }
        else if (loggedOn || AgentCondition.Of(agent.Groups[index]) == condition)
        {
            // Logging on again changes nothing: the state of one who is logged on already is told by the other events.
            return;
        }
        else
        {
            // What comes to be known of a state that goes on does not begin it anew.
            var before = agent.Groups[index];
            var goesOn = before.State == condition.State && before.Reason == condition.Reason;
            agent.Groups[index] = Build(id, condition, goesOn ? before.Since : context.At);
        }
        context.Changes.Touch(agent);
    }

    private static AgentGroup Build(DeviceId group, in AgentCondition condition, DateTimeOffset since) =>
        new(group, condition.State, condition.Reason, since)
        {
            Pending = condition.Pending,
            Occupation = condition.Occupation,
            Native = condition.Native,
        };

    private void Leave(AgentRecord agent, string number)
    {
        if (devices.Find(number)?.Group is { } group && group.Agents.Remove(agent.Id))
            context.Changes.Touch(group);
    }
}
