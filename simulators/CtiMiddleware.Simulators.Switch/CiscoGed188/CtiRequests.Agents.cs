using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Agents and supervisors.</summary>
internal sealed partial class CtiRequests
{
    private bool Supervise(CtiServerSession session, GedMessage message, uint invokeId)
    {
        switch (message.Type)
        {
            case MessageType.SetAgentStateReq:
                SetAgentState(session, message, invokeId);
                break;
            case MessageType.SupervisorAssistReq:
                CallSupervisor(session, message, invokeId, MessageType.SupervisorAssistConf, GedCallType.Assist);
                break;
            case MessageType.EmergencyCallReq:
                CallSupervisor(session, message, invokeId, MessageType.EmergencyCallConf, GedCallType.Emergency);
                break;
            case MessageType.SuperviseCallReq:
                SuperviseCall(session, message, invokeId);
                break;
            default:
                return false;
        }
        return true;
    }

    private void SetAgentState(CtiServerSession session, GedMessage message, uint invokeId)
    {
        var state = (GedAgentState)message.Number(Field.AgentState);
        var station = message.Text(Tag.AgentInstrument) is { } instrument ? Engine.FindStation(instrument.Split(';')[0]) : null;
        if (station is null)
        {
            if (message.Text(Tag.AgentInstrument) is null)
                session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            else
                session.Refuse(invokeId, ControlFailureCode.InvalidLogonDeviceSpecified);
            return;
        }
        if (state == GedAgentState.Login && message.Text(Tag.AgentId) is null)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        var agent = message.Text(Tag.AgentId) is { } id ? Engine.FindAgent(id) : station.Agent;
        if (agent is null)
        {
            session.Refuse(invokeId, message.Text(Tag.AgentId) is null ? StatusCode.AgentNotLoggedOn : StatusCode.InvalidAgentData);
            return;
        }
        var refusal = SetAgentState(message, agent, station, state);
        if (refusal is { } why)
            Done(session, MessageType.SetAgentStateConf, invokeId, why);
        else
            session.Refuse(invokeId, ControlFailureCode.ValueOutOfRange);
    }

    private Refusal? SetAgentState(GedMessage message, PbxAgent agent, Station station, GedAgentState state)
    {
        var code = message.Number(Field.EventReasonCode);
        var reason = code is 0 or GedWire.Unknown16 ? "" : code.ToString(CultureInfo.InvariantCulture);
        return state switch
        {
            GedAgentState.Login => Engine.LogOn(agent, station, message.Text(Tag.AgentPassword) ?? "", PbxAgentState.NotReady, reason),
            GedAgentState.Logout => Engine.LogOff(agent, reason, force: message.Number(Field.ForcedFlag) == (uint)ForcedFlag.True),
            GedAgentState.NotReady => Engine.SetState(agent, PbxAgentState.NotReady, reason),
            GedAgentState.Available => Engine.SetState(agent, PbxAgentState.Ready, reason),
            GedAgentState.WorkNotReady or GedAgentState.WorkReady => Engine.SetState(agent, PbxAgentState.WorkAfterCall, reason),
            _ => null,
        };
    }

    private void CallSupervisor(CtiServerSession session, GedMessage message, uint invokeId, MessageType confirmation, GedCallType type)
    {
        var instrument = message.Text(Tag.AgentInstrument) ?? session.Instrument;
        if (Engine.FindStation(instrument) is not { } station)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        if (face.Options.SupervisorNumber is not { } supervisor || !Engine.Exists(supervisor))
        {
            session.Refuse(invokeId, StatusCode.SupervisorNotFound);
            return;
        }
        var active =
            message.Number(Field.ConnectionCallID) == GedWire.Unknown
                ? station.Legs.FirstOrDefault(static leg => leg is { State: LegState.Connected, InMix: true })
                : peripheral.Find(message.Number(Field.ConnectionCallID), message.Text(Tag.ConnectionDeviceId) ?? instrument)?.Leg;
        peripheral.Special = type;
        var refusal = Refusal.InvalidState;
        var made = active is not null
            ? Engine.Consult(active, supervisor)
            : Engine.MakeCall(new MakeCallRequest { From = station, Number = supervisor }, out refusal);
        peripheral.Special = null;
        if (made is null)
        {
            session.Refuse(invokeId, CodeOf(refusal));
            return;
        }
        if (type == GedCallType.Emergency)
            TellEmergency(made, station);
        ConfirmNew(session, confirmation, invokeId, made);
    }

    private void TellEmergency(PbxLeg made, Station station)
    {
        if (peripheral.Of(made) is not { } connection)
            return;
        var emergency = new CtiServerMessage()
            .Begin(MessageType.EmergencyCallEvent)
            .Set(Field.PeripheralID, face.Options.PeripheralId)
            .Set(Field.ConnectionCallID, connection.Call.Id)
            .Set(Field.ConnectionDeviceIDType, (uint)connection.IdType)
            .Text(Tag.ConnectionDeviceId, connection.Id)
            .Text(Tag.AgentId, station.Agent?.Id)
            .Text(Tag.AgentExtension, station.Number)
            .Text(Tag.AgentInstrument, station.Number);
        foreach (var other in face.Sessions.ToArray())
        {
            if (other.Services.HasFlag(CtiServiceMask.Supervisor))
                other.Tell(emergency);
        }
    }

    private void SuperviseCall(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (!session.Services.HasFlag(CtiServiceMask.Supervisor))
        {
            session.Refuse(invokeId, StatusCode.FunctionNotAvailable);
            return;
        }
        if (FindLeg(session, message, invokeId, Field.AgentConnectionCallID, Tag.AgentConnectionDeviceId) is not { } agent)
            return;
        var action = (SupervisoryAction)message.Number(Field.SupervisoryAction);
        if (action == SupervisoryAction.Clear)
        {
            ConfirmNew(session, MessageType.SuperviseCallConf, invokeId, agent);
            Clear(agent);
            return;
        }
        if (action is not (SupervisoryAction.Monitor or SupervisoryAction.BargeIn or SupervisoryAction.Intercept))
        {
            session.Refuse(
                invokeId,
                action == SupervisoryAction.Whisper ? StatusCode.FunctionNotAvailable : StatusCode.InvalidSupervisoryAction
            );
            return;
        }
        var supervisor = message.Text(Tag.SupervisorInstrument) ?? (session.Instrument.Length > 0 ? session.Instrument : null);
        if (supervisor is null)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        if (Engine.AddParty(agent, supervisor, out var refusal, silent: action == SupervisoryAction.Monitor) is not { } added)
        {
            session.Refuse(invokeId, CodeOf(refusal));
            return;
        }
        if (action == SupervisoryAction.Intercept)
            peripheral.Intercept(added, agent);
        ConfirmNew(session, MessageType.SuperviseCallConf, invokeId, added);
    }
}
