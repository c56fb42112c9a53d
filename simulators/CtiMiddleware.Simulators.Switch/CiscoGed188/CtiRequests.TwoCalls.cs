using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Call control over two calls: consultation, alternation, transfer, conference.</summary>
internal sealed partial class CtiRequests
{
    private void Consult(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (message.Text(Tag.DialedNumber) is not { } number)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        if (FindLeg(session, message, invokeId, Field.ActiveConnectionCallID, Tag.ActiveConnectionDeviceId) is not { } active)
            return;
        if (!TryReadData(session, message, invokeId, out var values, out var userData))
            return;
        if (!Engine.Exists(number))
        {
            session.Refuse(invokeId, ControlFailureCode.InvalidCalledDevice);
            return;
        }
        if (active.State != LegState.Connected || Engine.Consult(active, number) is not { } made)
        {
            session.Refuse(invokeId, ControlFailureCode.NoActiveCall);
            return;
        }
        if (values.Count > 0 || userData is not null)
            _ = Engine.SetData(made.Call, values.ToDictionary(static value => value.Key, static value => (string?)value.Value), userData);
        ConfirmNew(session, MessageType.ConsultationCallConf, invokeId, made);
    }

    private void Alternate(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (
            FindLeg(session, message, invokeId, Field.ActiveConnectionCallID, Tag.ActiveConnectionDeviceId) is not { } active
            || FindLeg(session, message, invokeId, Field.OtherConnectionCallID, Tag.OtherConnectionDeviceId) is not { } other
        )
        {
            return;
        }
        if (active is not { State: LegState.Connected, InMix: true } || other.State != LegState.Held)
        {
            session.Refuse(invokeId, active.State == LegState.Connected ? ControlFailureCode.NoHeldCall : ControlFailureCode.NoActiveCall);
            return;
        }
        peripheral.Cause = GedEventCause.Alternate;
        var done = Engine.Hold(active) && Engine.Retrieve(other);
        peripheral.Cause = null;
        Done(session, MessageType.AlternateCallConf, invokeId, done, ControlFailureCode.GenericStateIncompatibility);
    }

    private void Reconnect(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (
            FindLeg(session, message, invokeId, Field.ActiveConnectionCallID, Tag.ActiveConnectionDeviceId) is not { } active
            || FindLeg(session, message, invokeId, Field.HeldConnectionCallID, Tag.HeldConnectionDeviceId) is not { } held
        )
        {
            return;
        }
        if (held.State != LegState.Held || ReferenceEquals(active, held) || !ReferenceEquals(active.Device, held.Device))
        {
            session.Refuse(invokeId, ControlFailureCode.NoHeldCall);
            return;
        }
        var done = ReferenceEquals(active.ConsultationOf, held) ? Engine.Reconnect(held) : Clear(active) && Engine.Retrieve(held);
        Done(session, MessageType.ReconnectCallConf, invokeId, done, ControlFailureCode.GenericStateIncompatibility);
    }

    private void Transfer(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (FindLeg(session, message, invokeId, Field.ActiveConnectionCallID, Tag.ActiveConnectionDeviceId) is not { } active)
            return;
        if (message.Number(Field.HeldConnectionCallID) == GedWire.Unknown)
        {
            TransferAtOnce(session, message, invokeId, active);
            return;
        }
        if (FindLeg(session, message, invokeId, Field.HeldConnectionCallID, Tag.HeldConnectionDeviceId) is not { } held)
            return;
        var transferees = Others(held);
        if (Engine.Transfer(held, active) || Engine.TransferRinging(held, active))
            ConfirmMerge(session, MessageType.TransferCallConf, invokeId, transferees);
        else
            session.Refuse(invokeId, ControlFailureCode.NoCallToComplete);
    }

    private void TransferAtOnce(CtiServerSession session, GedMessage message, uint invokeId, PbxLeg active)
    {
        if (message.Text(Tag.DialedNumber) is not { } number)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        if (!Engine.Exists(number))
        {
            session.Refuse(invokeId, ControlFailureCode.InvalidCalledDevice);
            return;
        }
        var transferees = Others(active);
        if (Engine.BlindTransfer(active, number))
            ConfirmMerge(session, MessageType.TransferCallConf, invokeId, transferees);
        else
            session.Refuse(invokeId, ControlFailureCode.NoActiveCall);
    }

    private void Conference(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (FindLeg(session, message, invokeId, Field.ActiveConnectionCallID, Tag.ActiveConnectionDeviceId) is not { } active)
            return;
        if (message.Number(Field.HeldConnectionCallID) == GedWire.Unknown)
        {
            if (message.Text(Tag.DialedNumber) is not { } number)
                session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            else if (Engine.AddParty(active, number, out var refusal) is not null)
                ConfirmMerge(session, MessageType.ConferenceCallConf, invokeId, [.. active.Call.Legs]);
            else
                session.Refuse(invokeId, CodeOf(refusal));
            return;
        }
        if (FindLeg(session, message, invokeId, Field.HeldConnectionCallID, Tag.HeldConnectionDeviceId) is not { } held)
            return;
        if (Engine.Conference(held, active))
            ConfirmMerge(session, MessageType.ConferenceCallConf, invokeId, [.. held.Call.Legs]);
        else
            session.Refuse(invokeId, ControlFailureCode.NoCallToComplete);
    }

    private static PbxLeg[] Others(PbxLeg leg) => leg.Call.Legs.Where(other => !ReferenceEquals(other, leg)).ToArray();

    /// <summary>Confirms with the call that goes on and its parties.</summary>
    private void ConfirmMerge(CtiServerSession session, MessageType confirmation, uint invokeId, PbxLeg[] known)
    {
        var stays = known.Select(peripheral.Of).FirstOrDefault(static connection => connection is not null);
        var parties = stays?.Call.Connections.Where(static party => party.Leg is { IsReleased: false }).Take(16).ToArray() ?? [];
        var message = session.Message.Begin(confirmation).Set(Field.InvokeID, invokeId).Set(Field.NumParties, (uint)parties.Length);
        if (stays is not null)
        {
            message
                .Set(Field.NewConnectionCallID, stays.Call.Id)
                .Set(Field.NewConnectionDeviceIDType, (uint)stays.IdType)
                .Set(Field.LineType, (uint)CtiPeripheral.LineOf(stays.Call))
                .Text(Tag.NewConnectionDeviceId, stays.Id);
        }
        message.List();
        foreach (var party in parties)
            CtiPeripheral.AddParty(message, party);
        session.Confirm(message);
    }
}
