using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Agents' states, one event for each skill group; and what the server says of itself and of instruments.</summary>
internal sealed partial class CtiPeripheral
{
    private readonly Dictionary<PbxAgent, string> _seats = [];

    /// <summary>An agent's state in the protocol's words.</summary>
    public static GedAgentState StateOf(PbxAgentState state) =>
        state switch
        {
            PbxAgentState.LoggedOff => GedAgentState.Logout,
            PbxAgentState.NotReady => GedAgentState.NotReady,
            PbxAgentState.Ready => GedAgentState.Available,
            PbxAgentState.Reserved => GedAgentState.Reserved,
            PbxAgentState.Talking => GedAgentState.Talking,
            PbxAgentState.Hold => GedAgentState.Hold,
            PbxAgentState.WorkAfterCall => GedAgentState.WorkNotReady,
            _ => GedAgentState.Unknown,
        };

    /// <summary>The state within one skill group: an agent who talks for another one is busy otherwise.</summary>
    public static GedAgentState StateIn(PbxAgent agent, AgentGroup group)
    {
        if (agent.State is not (PbxAgentState.Talking or PbxAgentState.Hold or PbxAgentState.Reserved))
            return StateOf(agent.State);
        var own = agent.Station is { } station && station.Legs.Any(leg => ReferenceEquals(leg.Call.LastGroup, group));
        return own ? StateOf(agent.State) : GedAgentState.BusyOther;
    }

    /// <summary>The identifier by which the central controller knows an agent.</summary>
    public uint IcmAgentId(PbxAgent agent) =>
        Options.PeripheralId + (uint.TryParse(agent.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);

    /// <summary>Writes one event of an agent's state; <paramref name="group"/> null when the agent serves none.</summary>
    public CtiServerMessage AgentState(PbxAgent agent, GedAgentState state, AgentGroup? group, string seat)
    {
        var message = _message
            .Begin(MessageType.AgentStateEvent)
            .Set(Field.PeripheralID, Options.PeripheralId)
            .Set(Field.PeripheralType, Options.PeripheralType)
            .Set(Field.AgentState, (uint)state)
            .Set(Field.SkillGroupState, (uint)(group is null || state == GedAgentState.Login ? state : StateIn(agent, group)))
            .Set(Field.StateDuration, (uint)(Engine.Kernel.Now - agent.Since).TotalSeconds)
            .Set(Field.EventReasonCode, ReasonOf(agent.Reason))
            .Set(Field.MRDID, 1)
            .Set(Field.NumTasks, (uint)(agent.Station?.Legs.Count ?? 0))
            .Set(Field.MaxTaskLimit, 1)
            .Set(Field.ICMAgentID, IcmAgentId(agent))
            .Set(
                Field.AgentAvailabilityStatus,
                (uint)(agent.State == PbxAgentState.Ready ? AgentAvailabilityStatus.IcmAvailable : AgentAvailabilityStatus.NotAvailable)
            );
        SetSkillGroup(message, group);
        message.Text(Tag.AgentId, agent.Id).Text(Tag.AgentExtension, seat).Text(Tag.AgentInstrument, seat);
        if (agent.Pending is { } pending)
            message.Number(Tag.NextAgentState, (uint)StateOf(pending));
        if (group is not null)
        {
            AddSkillGroup(message.Set(Field.NumFltSkillGroups, 1).List(), group);
            message.Number(Tag.SkillGroupState, (uint)StateIn(agent, group));
        }
        return message;
    }

    /// <summary>A reason as the protocol's two bytes have it; 0 for one that is no number.</summary>
    public static uint ReasonOf(string reason) =>
        ushort.TryParse(reason, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0u;

    /// <summary>Writes an event of the system.</summary>
    public CtiServerMessage SystemMessage(
        SystemEventID what,
        PGStatusCode status,
        uint argument = 0,
        CtiParty device = default,
        string? text = null
    ) =>
        _message
            .Begin(MessageType.SystemEvent)
            .Set(Field.PGStatus, (uint)status)
            .Set(Field.ICMCentralControllerTime, Seconds)
            .Set(Field.SystemEventID, (uint)what)
            .Set(Field.SystemEventArg1, argument)
            .Party(Field.EventDeviceType, Tag.EventDeviceId, device)
            .Text(Tag.Text, text);

    /// <summary>The time of the central controller: seconds since 1970, UTC.</summary>
    public uint Seconds => (uint)Engine.Kernel.Clock.GetUtcNow().ToUnixTimeSeconds();

    private static bool HasAgent(Station station) => station.Agent is not null;

    private void OnAgentStateChanged(PbxEvent.AgentStateChanged e)
    {
        var agent = e.Agent;
        if (agent.Station is { } station)
            _seats[agent] = station.Number;
        var seat = _seats.GetValueOrDefault(agent, "");
        var groups = agent.Memberships.Select(static member => member.Group).ToArray();
        if (e.Before == PbxAgentState.LoggedOff)
            Tell(agent, GedAgentState.Login, groups, seat);
        Tell(agent, StateOf(agent.State), groups, seat);
    }

    private void Tell(PbxAgent agent, GedAgentState state, AgentGroup[] groups, string seat)
    {
        if (groups.Length == 0)
        {
            Offer(agent, state, null, seat);
            return;
        }
        foreach (var group in groups)
            Offer(agent, state, group, seat);
    }

    private void Offer(PbxAgent agent, GedAgentState state, AgentGroup? group, string seat)
    {
        var message = AgentState(agent, state, group, seat);
        foreach (var face in _faces)
            face.OfferAgent(seat, MaskOf(state), message);
    }

    private static AgentStateMask MaskOf(GedAgentState state) =>
        state switch
        {
            GedAgentState.Hold => AgentStateMask.AgentHold,
            <= GedAgentState.Reserved => (AgentStateMask)(1u << (int)state),
            _ => AgentStateMask.None,
        };

    private void OnServiceChanged(PbxEvent.ServiceChanged e)
    {
        if (e.Device is not Station station)
            return;
        var what = station.InService ? SystemEventID.InstrumentBackInService : SystemEventID.InstrumentOutOfService;
        var message = SystemMessage(what, PGStatusCode.None, Options.PeripheralId, Party(station));
        foreach (var face in _faces)
            face.Broadcast(message);
    }
}
