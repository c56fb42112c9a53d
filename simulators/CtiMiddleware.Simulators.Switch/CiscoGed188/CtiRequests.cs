using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>
/// Requests of clients, carried out on the engine and answered: by the confirmation, by CONTROL_FAILURE_CONF when the call or device does not allow
/// it, by FAILURE_CONF when the session or the message does not.
/// </summary>
internal sealed partial class CtiRequests(CtiServerFace face, CtiPeripheral peripheral)
{
    private PbxEngine Engine => face.Engine;

    /// <summary>Carries out a request of an open session.</summary>
    public void Carry(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (NeedsPeripheral(message, out var control))
        {
            if (message.Number(Field.PeripheralID) != face.Options.PeripheralId)
            {
                session.Refuse(invokeId, StatusCode.InvalidPeripheralId);
                return;
            }
            if (control && !session.Services.HasFlag(CtiServiceMask.ClientControl))
            {
                session.Refuse(invokeId, StatusCode.FunctionNotAvailable);
                return;
            }
            if (!face.PeripheralOnline)
            {
                session.Refuse(invokeId, ControlFailureCode.GenericSystemResourceAvailability);
                return;
            }
        }
        if (!Control(session, message, invokeId) && !Query(session, message, invokeId) && !Manage(session, message, invokeId))
            session.Refuse(invokeId, message.IsDescribed ? StatusCode.FunctionNotAvailable : StatusCode.InvalidMessageType);
    }

    /// <summary>What the engine refused, in the protocol's words.</summary>
    public static ControlFailureCode CodeOf(Refusal refusal) =>
        refusal switch
        {
            Refusal.InvalidNumber => ControlFailureCode.InvalidCalledDevice,
            Refusal.OutOfService => ControlFailureCode.ResourceOutOfService,
            Refusal.NoFreeLine or Refusal.DestinationBusy => ControlFailureCode.ResourceBusy,
            Refusal.InvalidState => ControlFailureCode.InvalidObjectState,
            Refusal.NotAllowed => ControlFailureCode.PrivilegeViolationOnSpecifiedDevice,
            Refusal.UnknownAgent => ControlFailureCode.InvalidAgentIdSpecified,
            Refusal.WrongPassword => ControlFailureCode.InvalidPasswordSpecified,
            Refusal.AlreadyLoggedOn => ControlFailureCode.SpecifiedAgentAlreadySignedOn,
            Refusal.StationTaken => ControlFailureCode.SpecifiedExtensionAlreadyInUse,
            Refusal.NotLoggedOn => ControlFailureCode.GenericStateIncompatibility,
            Refusal.ReasonRequired => ControlFailureCode.ReasonCodeRequired,
            Refusal.TooLong => ControlFailureCode.ValueOutOfRange,
            Refusal.NothingToPickUp => ControlFailureCode.NoCallToComplete,
            Refusal.UnknownRequest => ControlFailureCode.ObjectNotKnown,
            Refusal.Loop => ControlFailureCode.InvalidDestination,
            _ => ControlFailureCode.GenericOperation,
        };

    private static bool NeedsPeripheral(GedMessage message, out bool control)
    {
        control =
            message.Type
                is MessageType.AlternateCallReq
                    or MessageType.AnswerCallReq
                    or MessageType.ClearCallReq
                    or MessageType.ClearConnectionReq
                    or MessageType.ConferenceCallReq
                    or MessageType.ConsultationCallReq
                    or MessageType.DeflectCallReq
                    or MessageType.HoldCallReq
                    or MessageType.MakeCallReq
                    or MessageType.MakePredictiveCallReq
                    or MessageType.ReconnectCallReq
                    or MessageType.RetrieveCallReq
                    or MessageType.TransferCallReq
                    or MessageType.SendDtmfSignalReq
                    or MessageType.SetAgentStateReq
                    or MessageType.SupervisorAssistReq
                    or MessageType.EmergencyCallReq
                    or MessageType.SuperviseCallReq;
        return control
            || message.Type
                is MessageType.SetCallDataReq
                    or MessageType.ReleaseCallReq
                    or MessageType.BadCallReq
                    or MessageType.QueryAgentStateReq
                    or MessageType.QueryAgentStatisticsReq
                    or MessageType.QuerySkillGroupStatisticsReq
                    or MessageType.QueryDeviceInfoReq
                    or MessageType.SnapshotCallReq
                    or MessageType.SnapshotDeviceReq
                    or MessageType.MonitorStartReq;
    }

    /// <summary>The connection that a request names; null after it was refused.</summary>
    private CtiConnection? Find(CtiServerSession session, GedMessage message, uint invokeId, Field call, Tag device)
    {
        var id = message.Number(call);
        var name = message.Text(device);
        var found = name is null ? null : peripheral.Find(id, name);
        if (name is null && message.Text(Tag.AgentInstrument) is { } instrument)
            found = peripheral.FindCall(id)?.Connections.Find(connection => connection.Party.Id == instrument);
        if (found is not null)
            return found;
        if (name is null && message.Text(Tag.AgentInstrument) is null)
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
        else if (peripheral.FindCall(id) is null)
            session.Refuse(invokeId, ControlFailureCode.InvalidCstaCallIdentifier);
        else
            session.Refuse(invokeId, ControlFailureCode.InvalidCstaConnectionIdentifier);
        return null;
    }

    /// <summary>The leg of the connection that a request names; null after it was refused.</summary>
    private PbxLeg? FindLeg(CtiServerSession session, GedMessage message, uint invokeId, Field call, Tag device)
    {
        if (Find(session, message, invokeId, call, device) is not { } connection)
            return null;
        if (connection.Leg is null)
            session.Refuse(invokeId, ControlFailureCode.RequestIncompatibleWithObject);
        return connection.Leg;
    }

    private static void Done(CtiServerSession session, MessageType confirmation, uint invokeId, bool done, ControlFailureCode otherwise)
    {
        if (done)
            session.Confirm(confirmation, invokeId);
        else
            session.Refuse(invokeId, otherwise);
    }

    private static void Done(CtiServerSession session, MessageType confirmation, uint invokeId, Refusal refusal) =>
        Done(session, confirmation, invokeId, refusal == Refusal.None, CodeOf(refusal));

    /// <summary>Confirms with the connection that a request made.</summary>
    private void ConfirmNew(CtiServerSession session, MessageType confirmation, uint invokeId, PbxLeg made)
    {
        var connection = peripheral.Of(made);
        var message = session.Message.Begin(confirmation).Set(Field.InvokeID, invokeId);
        // One that failed in the same moment is gone already; it was there.
        var id = connection?.Call.Id ?? (uint)made.Call.WireId;
        var type = (uint)(
            connection?.IdType ?? (made.WireDevice == made.Number ? ConnectionDeviceIDType.Static : ConnectionDeviceIDType.Dynamic)
        );
        var isNew =
            confirmation is not (MessageType.SupervisorAssistConf or MessageType.EmergencyCallConf or MessageType.SuperviseCallConf);
        message
            .Set(isNew ? Field.NewConnectionCallID : Field.ConnectionCallID, id)
            .Set(isNew ? Field.NewConnectionDeviceIDType : Field.ConnectionDeviceIDType, type);
        if (confirmation != MessageType.SuperviseCallConf)
        {
            message.Set(Field.LineHandle, made.Appearance > 0 ? (uint)(made.Appearance - 1) : GedWire.Unknown);
            message.Set(Field.LineType, (uint)(connection is null ? LineType.Unknown : CtiPeripheral.LineOf(connection.Call)));
        }
        message.Text(isNew ? Tag.NewConnectionDeviceId : Tag.ConnectionDeviceId, connection?.Id ?? made.WireDevice);
        session.Confirm(message);
    }
}
