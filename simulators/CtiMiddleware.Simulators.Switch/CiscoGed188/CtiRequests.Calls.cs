using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Call control.</summary>
internal sealed partial class CtiRequests
{
    private bool Control(CtiServerSession session, GedMessage message, uint invokeId)
    {
        switch (message.Type)
        {
            case MessageType.MakeCallReq:
                MakeCall(session, message, invokeId);
                break;
            case MessageType.MakePredictiveCallReq:
                MakePredictiveCall(session, message, invokeId);
                break;
            case MessageType.AnswerCallReq:
                OnLeg(session, message, invokeId, MessageType.AnswerCallConf, Engine.Answer, ControlFailureCode.NoCallToAnswer);
                break;
            case MessageType.ClearConnectionReq:
                OnLeg(session, message, invokeId, MessageType.ClearConnectionConf, Clear, ControlFailureCode.NoConnectionToClear);
                break;
            case MessageType.ClearCallReq:
                OnLeg(
                    session,
                    message,
                    invokeId,
                    MessageType.ClearCallConf,
                    leg => Engine.ClearCall(leg.Call),
                    ControlFailureCode.NoCallToClear
                );
                break;
            case MessageType.HoldCallReq:
                OnLeg(session, message, invokeId, MessageType.HoldCallConf, Engine.Hold, ControlFailureCode.NoActiveCall);
                break;
            case MessageType.RetrieveCallReq:
                Retrieve(session, message, invokeId);
                break;
            case MessageType.DeflectCallReq:
                Deflect(session, message, invokeId);
                break;
            case MessageType.SendDtmfSignalReq:
                SendDigits(session, message, invokeId);
                break;
            case MessageType.ConsultationCallReq:
                Consult(session, message, invokeId);
                break;
            case MessageType.AlternateCallReq:
                Alternate(session, message, invokeId);
                break;
            case MessageType.ReconnectCallReq:
                Reconnect(session, message, invokeId);
                break;
            case MessageType.TransferCallReq:
                Transfer(session, message, invokeId);
                break;
            case MessageType.ConferenceCallReq:
                Conference(session, message, invokeId);
                break;
            default:
                return Supervise(session, message, invokeId);
        }
        return true;
    }

    private void OnLeg(
        CtiServerSession session,
        GedMessage message,
        uint invokeId,
        MessageType confirmation,
        Func<PbxLeg, bool> operation,
        ControlFailureCode otherwise
    )
    {
        if (FindLeg(session, message, invokeId, Field.ConnectionCallID, Tag.ConnectionDeviceId) is { } leg)
            Done(session, confirmation, invokeId, operation(leg), otherwise);
    }

    private bool Clear(PbxLeg leg) => Engine.Clear(leg, ReleaseOrigin.ThirdParty, ReleaseCause.Normal);

    private void MakeCall(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (message.Text(Tag.AgentInstrument) is not { } instrument || message.Text(Tag.DialedNumber) is not { } number)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        if (Engine.FindStation(instrument) is not { } station)
        {
            session.Refuse(invokeId, ControlFailureCode.InvalidCallingDevice);
            return;
        }
        if (!TryReadData(session, message, invokeId, out var values, out var userData))
            return;
        var request = new MakeCallRequest
        {
            From = station,
            Number = number,
            Prompt = face.Options.Prompting,
            UserData = userData ?? "",
            Variables = values,
        };
        if (Engine.MakeCall(request, out var refusal) is { } made)
            ConfirmNew(session, MessageType.MakeCallConf, invokeId, made);
        else
            session.Refuse(invokeId, CodeOf(refusal));
    }

    private void MakePredictiveCall(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (message.Text(Tag.AgentInstrument) is not { } group || message.Text(Tag.DialedNumber) is not { } number)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        if (!TryReadData(session, message, invokeId, out var values, out var userData))
            return;
        // Unspecified, and none: the two values with which nobody listens to the answered party.
        var detects = message.Number(Field.AnsweringMachine) is not (0 or 3);
        var request = new PredictiveCallRequest
        {
            Group = group,
            Number = number,
            UserData = userData ?? "",
            Variables = values,
            Classification = detects ? CallClassification.Voice : null,
        };
        if (Engine.MakePredictiveCall(request, out var refusal) is { } made)
            ConfirmNew(session, MessageType.MakePredictiveCallConf, invokeId, made);
        else
            session.Refuse(invokeId, refusal == Refusal.NotAllowed ? ControlFailureCode.InvalidCallingDevice : CodeOf(refusal));
    }

    private void Retrieve(CtiServerSession session, GedMessage message, uint invokeId)
    {
        // Both spellings of the connection are met: the fixed part says held, the published float list names both tags.
        var tag = message.TryFind(Tag.HeldConnectionDeviceId, out _) ? Tag.HeldConnectionDeviceId : Tag.ConnectionDeviceId;
        if (FindLeg(session, message, invokeId, Field.HeldConnectionCallID, tag) is { } leg)
            Done(session, MessageType.RetrieveCallConf, invokeId, Engine.Retrieve(leg), ControlFailureCode.NoHeldCall);
    }

    private void Deflect(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (FindLeg(session, message, invokeId, Field.ConnectionCallID, Tag.ConnectionDeviceId) is not { } leg)
            return;
        if ((message.Text(Tag.CalledDeviceId) ?? message.Text(Tag.DialedNumber)) is { } number)
            Done(session, MessageType.DeflectCallConf, invokeId, Engine.Deflect(leg, number));
        else
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
    }

    private void SendDigits(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (message.Text(Tag.DtmfString) is not { } digits)
        {
            session.Refuse(invokeId, StatusCode.RequiredDataMissing);
            return;
        }
        if (FindLeg(session, message, invokeId, Field.ConnectionCallID, Tag.ConnectionDeviceId) is not { } leg)
            return;
        if (digits.Any(static digit => !"0123456789*#ABCDabcd,".Contains(digit, StringComparison.Ordinal)))
        {
            session.Refuse(invokeId, StatusCode.InvalidDigits);
            return;
        }
        if (!leg.InMix)
        {
            session.Refuse(invokeId, ControlFailureCode.NoActiveCall);
            return;
        }
        var duration = TimeSpan.FromMilliseconds(Math.Clamp(message.Number(Field.ToneDuration), 50, 10_000));
        var pause = TimeSpan.FromMilliseconds(Math.Clamp(message.Number(Field.PauseDuration), 50, 10_000));
        var at = TimeSpan.Zero;
        foreach (var digit in digits)
        {
            face.Kernel.Schedule(at, () => Engine.PressDigit(leg, char.ToUpperInvariant(digit), duration));
            at += duration + pause;
        }
        session.Confirm(MessageType.SendDtmfSignalConf, invokeId);
    }

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
