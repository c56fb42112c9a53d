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
}
