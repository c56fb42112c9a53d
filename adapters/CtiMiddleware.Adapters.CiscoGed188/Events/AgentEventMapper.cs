using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>
/// Agent states, one machine for each agent and skill group, without any order towards call events (field rule 12). The protocol repeats an
/// agent's whole state for each of its groups; what was told already is not told again.
/// </summary>
/// <param name="texts">Where strings come from.</param>
/// <param name="context">The link.</param>
/// <param name="most">The most agents kept.</param>
internal sealed class AgentEventMapper(TextCache texts, IGedContext context, int most)
{
    private readonly Dictionary<string, GedAgent> _agents = [];
    private readonly Dictionary<string, GedAgent> _byDevice = [];

    public IEnumerable<GedAgent> All => _agents.Values;

    /// <summary>Who works at a device; null when nobody is known to.</summary>
    public GedAgent? At(string device) => _byDevice.GetValueOrDefault(device);

    /// <summary>AGENT_STATE_EVENT.</summary>
    public void Apply(GedMessage message)
    {
        if (Find(message) is not { } agent)
        {
            if (IdOf(message) is { } further)
                context.Output.Anomaly(
                    AnomalyKind.AccountDiffers,
                    $"more than {most} agents are known; what is told of agent {further} is left out",
                    message.Frame
                );
            else
                context.Output.Anomaly(AnomalyKind.MissingField, "AGENT_STATE_EVENT names no agent", message.Frame);
            return;
        }
        var told = false;
        var groups = 0;
        var number = GedWire.Unknown;
        foreach (var field in message.Floating)
        {
            // A group is its number, then identifier, priority and state in this order; the priority names a part of the group.
            if (field.Tag == Tag.SkillGroupNumber)
                number = field.Value;
            else if (field.Tag == Tag.SkillGroupState && number != GedWire.Unknown)
            {
                groups++;
                told |= Tell(agent, Text(number), (GedAgentState)field.Value, message);
                number = GedWire.Unknown;
            }
        }
        var own = message.Number(Field.SkillGroupNumber);
        if (own is not (GedWire.Unknown or 0))
            told |= Tell(agent, Text(own), (GedAgentState)message.Number(Field.SkillGroupState), message);
        else if (groups == 0)
            told |= Tell(agent, string.Empty, (GedAgentState)message.Number(Field.AgentState), message);
        if (!told)
            context.Output.Ignored();
        if ((GedAgentState)message.Number(Field.AgentState) == GedAgentState.Logout)
            Forget(agent);
    }

    /// <summary>QUERY_AGENT_STATE_CONF as an object of a snapshot; null when nobody is logged on there.</summary>
    public SnapshotItem.Agent? Item(GedMessage message)
    {
        if ((GedAgentState)message.Number(Field.AgentState) == GedAgentState.Logout)
        {
            if (Known(message) is { } gone)
                Forget(gone);
            return null;
        }
        if (Find(message) is not { } agent)
            return null;
        // The object takes the place of all that was told of the agent before.
        agent.Told.Clear();
        var groups = new List<SnapshotAgentGroup>();
        var number = GedWire.Unknown;
        foreach (var field in message.Floating)
        {
            if (field.Tag == Tag.SkillGroupNumber)
                number = field.Value;
            else if (field.Tag == Tag.SkillGroupState && number != GedWire.Unknown)
            {
                var towards = (GedAgentState)field.Value;
                Note(agent, Text(number), (towards, 0, GedWire.Unknown), message);
                if (
                    AgentStates.Of(towards) is { } known and not AgentState.AgentNull
                    && !groups.Exists(group => group.Group == Text(number))
                )
                    groups.Add(
                        new SnapshotAgentGroup(Text(number), known, Reason: null)
                        {
                            Occupation = AgentStates.Occupation(towards),
                            Native = AgentStates.Name(towards),
                        }
                    );
                number = GedWire.Unknown;
            }
        }
        return new SnapshotItem.Agent(agent.Id, groups) { AgentDevice = agent.Device };
    }

    /// <summary>The state of an agent without groups, which a snapshot's object cannot carry; told whatever was told before.</summary>
    public void Whole(GedMessage message)
    {
        if (Find(message) is not { } agent)
            return;
        agent.Told.Remove(string.Empty);
        Tell(agent, string.Empty, (GedAgentState)message.Number(Field.AgentState), message);
    }

    /// <summary>A snapshot of the agents begins: whom it does not name the runtime removes, so what was told before counts no more.</summary>
    public void Distrust()
    {
        foreach (var agent in _agents.Values)
            agent.Told.Clear();
    }

    /// <summary>The switch refuses to tell of an agent at a device: whoever was known there is told anew when heard of.</summary>
    public void Refused(string device)
    {
        if (At(device) is { } agent)
            Forget(agent);
    }

    private bool Tell(GedAgent agent, string group, GedAgentState state, GedMessage message)
    {
        var reason = message.Number(Field.EventReasonCode);
        var next = message.Number(Tag.NextAgentState);
        if (agent.Told.TryGetValue(group, out var last) && last == (state, reason, next))
            return false;
        var party = group.Length == 0 ? PartyDevice.NotRequired : PartyDevice.Of(group) with { Category = DeviceCategory.AcdGroup };
        var device = PartyDevice.Of(agent.Device) with { Category = agent.Device is null ? null : DeviceCategory.Station };
        var words = reason is GedWire.Unknown16 or GedWire.Unknown or 0 ? null : Text(reason);
        if (AgentStates.Event(state, device, agent.Id, party, words, AgentStates.Next(next)) is not { } e)
        {
            context.Output.Anomaly(
                AnomalyKind.InvalidField,
                $"agent {agent.Id} is in state {AgentStates.Name(state)}, which tells nothing",
                message.Frame
            );
            return false;
        }
        Note(agent, group, (state, reason, next), message);
        context.Output.Emit(e);
        return true;
    }

    // Nobody has so many groups; what is forgotten is told again, which does no harm.
    private void Note(GedAgent agent, string group, (GedAgentState State, uint Reason, uint Next) told, GedMessage message)
    {
        if (agent.Told.Count >= GedLimits.MaxGroups && !agent.Told.ContainsKey(group))
        {
            context.Output.Anomaly(
                AnomalyKind.AccountDiffers,
                $"agent {agent.Id} has more than {GedLimits.MaxGroups} skill groups; what was told of them is forgotten",
                message.Frame
            );
            agent.Told.Clear();
        }
        agent.Told[group] = told;
    }

    private string? DeviceOf(GedMessage message) =>
        texts.Of(message.TextBytes(Tag.AgentExtension)) ?? texts.Of(message.TextBytes(Tag.AgentInstrument));

    private string? IdOf(GedMessage message) => texts.Of(message.TextBytes(Tag.AgentId)) ?? texts.Of(message.TextBytes(Tag.AgentIdLong));

    private GedAgent? Known(GedMessage message)
    {
        if (IdOf(message) is { } id)
            return _agents.GetValueOrDefault(id);
        return DeviceOf(message) is { } device ? At(device) : null;
    }

    private GedAgent? Find(GedMessage message)
    {
        var device = DeviceOf(message);
        var id = IdOf(message);
        if (id is null)
            return device is null ? null : At(device);
        if (!_agents.TryGetValue(id, out var agent))
        {
            if (_agents.Count >= most)
                return null;
            _agents[id] = agent = new GedAgent(id);
        }
        if (device is not null && device != agent.Device)
        {
            if (agent.Device is { } left && At(left) == agent)
                _byDevice.Remove(left);
            agent.Device = device;
        }
        if (device is not null)
            _byDevice[device] = agent;
        return agent;
    }

    private void Forget(GedAgent agent)
    {
        _agents.Remove(agent.Id);
        if (agent.Device is { } device && At(device) == agent)
            _byDevice.Remove(device);
    }

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
