using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Snapshots, states and statistics.</summary>
internal sealed partial class CtiRequests
{
    private bool Query(CtiServerSession session, GedMessage message, uint invokeId)
    {
        switch (message.Type)
        {
            case MessageType.SnapshotCallReq:
                SnapshotCall(session, message, invokeId);
                break;
            case MessageType.SnapshotDeviceReq:
                SnapshotDevice(session, message, invokeId);
                break;
            case MessageType.QueryDeviceInfoReq:
                QueryDevice(session, message, invokeId);
                break;
            case MessageType.QueryAgentStateReq:
                QueryAgentState(session, message, invokeId);
                break;
            case MessageType.QueryAgentStatisticsReq:
                QueryAgentStatistics(session, message, invokeId);
                break;
            case MessageType.QuerySkillGroupStatisticsReq:
                QuerySkillGroup(session, message, invokeId);
                break;
            default:
                return false;
        }
        return true;
    }

    private void SnapshotCall(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (Find(session, message, invokeId, Field.ConnectionCallID, Tag.ConnectionDeviceId) is not { } connection)
            return;
        var call = connection.Call;
        var parties = call.Connections.Where(static party => party is { EndTold: false } && (party.Announced || !party.Watched)).ToArray();
        var answer = session
            .Message.Begin(MessageType.SnapshotCallConf)
            .Set(Field.InvokeID, invokeId)
            .Set(Field.CallType, (uint)peripheral.TypeOf(call))
            .Set(Field.NumCTIClients, 1)
            .Set(Field.NumCallDevices, (uint)parties.Length);
        peripheral.AddData(answer, call);
        answer.List();
        foreach (var party in parties)
        {
            answer
                .Number(Tag.CallConnectionCallId, call.Id)
                .Number(Tag.CallConnectionDeviceIdType, (uint)party.IdType)
                .Text(Tag.CallConnectionDeviceId, party.Id)
                .Number(Tag.CallDeviceIdType, (uint)party.Party.Type)
                .Text(Tag.CallDeviceId, party.Party.Id)
                .Number(Tag.CallDeviceConnectionState, (uint)party.State);
        }
        session.Confirm(answer);
    }

    private void SnapshotDevice(CtiServerSession session, GedMessage message, uint invokeId)
    {
        var number = message.Text(Tag.AgentInstrument) ?? message.Text(Tag.AgentExtension);
        if (number is null && message.Text(Tag.AgentId) is { } id)
            number = Engine.FindAgent(id)?.Station?.Number ?? "";
        if (number is null)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        if (Engine.FindStation(number) is null && Engine.FindGroup(number) is null && !Engine.Exists(number))
        {
            session.Refuse(invokeId, ControlFailureCode.InvalidCstaDeviceIdentifier);
            return;
        }
        var calls = peripheral.At(number).Where(static connection => connection is { Announced: true, EndTold: false }).Take(16).ToArray();
        var answer = session
            .Message.Begin(MessageType.SnapshotDeviceConf)
            .Set(Field.InvokeID, invokeId)
            .Set(Field.NumCalls, (uint)calls.Length);
        answer.List();
        foreach (var connection in calls)
        {
            answer
                .Number(Tag.CallConnectionCallId, connection.Call.Id)
                .Number(Tag.CallConnectionDeviceIdType, (uint)connection.IdType)
                .Text(Tag.CallConnectionDeviceId, connection.Id)
                .Number(Tag.CallState, (uint)connection.State);
        }
        session.Confirm(answer);
    }

    private void QueryDevice(CtiServerSession session, GedMessage message, uint invokeId)
    {
        var number = message.Text(Tag.AgentInstrument) ?? message.Text(Tag.AgentExtension);
        if (number is null)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        var station = Engine.FindStation(number);
        var group = Engine.FindGroup(number);
        if (station is null && group is null)
        {
            session.Refuse(invokeId, ControlFailureCode.InvalidCstaDeviceIdentifier);
            return;
        }
        var lines = (uint)(station?.MaxCalls ?? 1);
        var answer = session
            .Message.Begin(MessageType.QueryDeviceInfoConf)
            .Set(Field.InvokeID, invokeId)
            .Set(Field.PeripheralType, face.Options.PeripheralType)
            .Set(Field.TypeOfDevice, (uint)(group is null ? TypeOfDevice.Station : TypeOfDevice.AcdGroup))
            .Set(Field.NumLines, 1)
            .Set(Field.MaxActiveCalls, 1)
            .Set(Field.MaxHeldCalls, lines - 1)
            .Set(Field.MaxDeviceInConference, 16)
            .Set(Field.CallEventsSupported, 0x0FFF_FFFF);
        answer.List().Number(Tag.LineHandle, 0).Number(Tag.LineType, (uint)LineType.Inside);
        session.Confirm(answer);
    }

    private PbxAgent? FindAgent(GedMessage message)
    {
        if (message.Text(Tag.AgentId) is { } id)
            return Engine.FindAgent(id);
        if ((message.Text(Tag.AgentInstrument) ?? message.Text(Tag.AgentExtension)) is { } number)
            return Engine.FindStation(number)?.Agent;
        var icm = message.Number(Field.ICMAgentID);
        return Engine.Agents.FirstOrDefault(agent => peripheral.IcmAgentId(agent) == icm);
    }

    private void QueryAgentState(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (FindAgent(message) is not { } agent)
        {
            session.Refuse(invokeId, ControlFailureCode.InvalidAgentIdSpecified);
            return;
        }
        var groups = agent.Memberships.Select(static member => member.Group).Take(20).ToArray();
        var answer = session
            .Message.Begin(MessageType.QueryAgentStateConf)
            .Set(Field.InvokeID, invokeId)
            .Set(Field.AgentState, (uint)CtiPeripheral.StateOf(agent.State))
            .Set(Field.NumSkillGroups, (uint)groups.Length)
            .Set(Field.MRDID, 1)
            .Set(Field.NumTasks, (uint)(agent.Station?.Legs.Count ?? 0))
            .Set(Field.MaxTaskLimit, 1)
            .Set(Field.ICMAgentID, peripheral.IcmAgentId(agent))
            .Set(Field.AgentAvailabilityStatus, agent.State == PbxAgentState.Ready ? 1u : 0u)
            .Text(Tag.AgentId, agent.Id)
            .Text(Tag.AgentExtension, agent.Station?.Number)
            .Text(Tag.AgentInstrument, agent.Station?.Number);
        answer.List();
        foreach (var group in groups)
        {
            peripheral.AddSkillGroup(answer, group);
            answer.Number(Tag.SkillGroupState, (uint)CtiPeripheral.StateIn(agent, group));
        }
        session.Confirm(answer);
    }

    private void QueryAgentStatistics(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (FindAgent(message) is not { } agent)
        {
            session.Refuse(invokeId, ControlFailureCode.InvalidAgentIdSpecified);
            return;
        }
        // The engine counts a session's calls and its length; what it does not count stays zero.
        var loggedOn = agent.Station is null ? 0u : (uint)(face.Kernel.Now - agent.LoggedOn).TotalSeconds;
        var answer = session
            .Message.Begin(MessageType.QueryAgentStatisticsConf)
            .Set(Field.InvokeID, invokeId)
            .Set(Field.PeripheralID, face.Options.PeripheralId)
            .Set("LoggedOnTimeSession", loggedOn)
            .Set("HandledCallsSession", (uint)agent.CallsTaken)
            .Text(Tag.AgentId, agent.Id)
            .Text(Tag.AgentExtension, agent.Station?.Number)
            .Text(Tag.AgentInstrument, agent.Station?.Number);
        session.Confirm(answer);
    }

    private void QuerySkillGroup(CtiServerSession session, GedMessage message, uint invokeId)
    {
        var number = message.Number(Field.SkillGroupNumber);
        var id = message.Number(Field.SkillGroupID);
        var group = Engine.Groups.FirstOrDefault(known =>
            number == GedWire.Unknown ? peripheral.SkillGroupId(known) == id : CtiPeripheral.SkillGroupNumber(known) == number
        );
        if (group is null)
        {
            session.Refuse(invokeId, ControlFailureCode.InvalidSkillGroupSpecified);
            return;
        }
        var now = Engine.Statistics(group);
        // What the engine does not count stays zero; it keeps totals since its start, told as those of the day.
        var answer = session
            .Message.Begin(MessageType.QuerySkillGroupStatisticsConf)
            .Set(Field.InvokeID, invokeId)
            .Set(Field.PeripheralID, face.Options.PeripheralId)
            .Set(Field.SkillGroupNumber, CtiPeripheral.SkillGroupNumber(group))
            .Set(Field.SkillGroupID, peripheral.SkillGroupId(group))
            .Set("AgentsLoggedOn", (uint)now.LoggedOn)
            .Set("AgentsAvail", (uint)now.Available)
            .Set("AgentsNotReady", (uint)now.NotReady)
            .Set("AgentsReady", (uint)(now.LoggedOn - now.NotReady - now.WorkingAfterCall))
            .Set("AgentsTalkingIn", (uint)now.Talking)
            .Set("AgentsWorkNotReady", (uint)now.WorkingAfterCall)
            .Set("AgentsReserved", (uint)now.Reserved)
            .Set("AgentsHold", (uint)now.Holding)
            .Set("AgentsICMAvailable", (uint)now.Available)
            .Set("CallsQNow", (uint)now.CallsWaiting)
            .Set("CallsQTimeNow", (uint)now.LongestWait.TotalSeconds)
            .Set("LongestCallQNow", (uint)now.LongestWait.TotalSeconds)
            .Set("HandledCallsToday", (uint)now.Completed)
            .Set("HandledCallsTalkTimeToday", (uint)(now.AverageTalk.TotalSeconds * now.Completed))
            .Set("CallsQToday", (uint)now.Offered);
        session.Confirm(answer);
    }
}
