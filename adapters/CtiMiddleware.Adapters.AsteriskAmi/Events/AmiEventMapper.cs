using System.Buffers.Text;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.AsteriskAmi.Events;

/// <summary>Gives the call events of Asterisk to the call model, and agents and devices to their maps. Headers are read in wire order.</summary>
internal sealed class AmiEventMapper(CallModel model, AgentEvents agents, DeviceEvents devices, AmiModelOutput output)
{
    private readonly CharScratch _text = new();

    /// <summary>Works on one event. What contradicts is reported with the frame by the caller.</summary>
    public void Apply(AmiEventKind kind, scoped ref AmiFrame frame)
    {
        _text.Reset();
        switch (kind)
        {
            case AmiEventKind.Newchannel:
                Newchannel(ref frame);
                break;
            case AmiEventKind.Newstate:
                if (Channel(ref frame, out var changed) && State(ref frame, out var state))
                    model.ChannelStateChanged(changed, state);
                break;
            case AmiEventKind.Rename:
                if (Required(ref frame, "Newname"u8, out var newName) && Required(ref frame, "Uniqueid"u8, out var renamed))
                    model.ChannelRenamed(renamed, newName);
                break;
            case AmiEventKind.Hangup:
                Hangup(ref frame);
                break;
            case AmiEventKind.HangupRequest:
                if (Channel(ref frame, out var asking))
                    model.HangupRequested(asking);
                break;
            case AmiEventKind.LocalBridge:
                if (Required(ref frame, "LocalOneUniqueid"u8, out var one) && Required(ref frame, "LocalTwoUniqueid"u8, out var two))
                    model.Paired(one, two);
                break;
            case AmiEventKind.DialBegin:
                DialBegin(ref frame);
                break;
            case AmiEventKind.DialState:
                if (frame.Find("DialStatus"u8).SequenceEqual("RINGING"u8) && Required(ref frame, "DestUniqueid"u8, out var ringing))
                    model.DialRinging(ringing);
                break;
            case AmiEventKind.DialEnd:
                DialEnd(ref frame);
                break;
            case AmiEventKind.BridgeEnter:
                BridgeEnter(ref frame);
                break;
            case AmiEventKind.BridgeLeave:
                if (Required(ref frame, "BridgeUniqueid"u8, out var bridge) && Channel(ref frame, out var leaving))
                    model.BridgeLeft(bridge, leaving);
                break;
            case AmiEventKind.Hold:
                if (Channel(ref frame, out var holding))
                    model.Held(holding);
                break;
            case AmiEventKind.Unhold:
                if (Channel(ref frame, out var retrieving))
                    model.Unheld(retrieving);
                break;
            case AmiEventKind.BlindTransfer:
                BlindTransfer(ref frame);
                break;
            case AmiEventKind.AttendedTransfer:
                AttendedTransfer(ref frame);
                break;
            case AmiEventKind.Pickup:
                if (Channel(ref frame, out var taking) && Required(ref frame, "TargetUniqueid"u8, out var target))
                    model.PickedUp(taking, target);
                break;
            case AmiEventKind.ParkedCall:
                if (Required(ref frame, "ParkeeUniqueid"u8, out var parkee) && Required(ref frame, "ParkingSpace"u8, out var slot))
                    model.Parked(parkee, slot.ToString());
                break;
            case AmiEventKind.UnParkedCall:
                if (Required(ref frame, "ParkeeUniqueid"u8, out var back) && Required(ref frame, "RetrieverUniqueid"u8, out var retriever))
                    model.Unparked(back, retriever);
                break;
            case AmiEventKind.ParkedCallTimeOut or AmiEventKind.ParkedCallGiveUp:
                if (Required(ref frame, "ParkeeUniqueid"u8, out var lost))
                    model.ParkingEnded(lost, kind == AmiEventKind.ParkedCallTimeOut);
                break;
            case AmiEventKind.QueueCallerJoin:
                QueueJoin(ref frame);
                break;
            case AmiEventKind.QueueCallerLeave or AmiEventKind.QueueCallerAbandon:
                if (Channel(ref frame, out var waiting))
                    model.QueueLeft(waiting, abandoned: kind == AmiEventKind.QueueCallerAbandon);
                break;
            case AmiEventKind.DtmfEnd:
                Digit(ref frame);
                break;
            case AmiEventKind.MixMonitorStart or AmiEventKind.MixMonitorStop:
                if (Channel(ref frame, out var recorded))
                    model.Recording(recorded, kind == AmiEventKind.MixMonitorStart, null);
                break;
            case AmiEventKind.DeviceStateChange or AmiEventKind.MessageWaiting or AmiEventKind.UserEvent:
                devices.Apply(kind, ref frame, _text);
                break;
            default:
                agents.Apply(kind, ref frame, _text);
                break;
        }
    }

    private void Newchannel(scoped ref AmiFrame frame)
    {
        if (!Required(ref frame, "Channel"u8, out var name) || !State(ref frame, out var state))
            return;
        var number = _text.Decode(frame.Find("CallerIDNum"u8));
        var callerName = _text.Decode(frame.Find("CallerIDName"u8));
        var exten = _text.Decode(frame.Find("Exten"u8));
        if (Required(ref frame, "Uniqueid"u8, out var id))
            model.ChannelCreated(id, name, state, number, callerName, exten, _text.Decode(frame.Find("Linkedid"u8)));
    }

    private void Hangup(scoped ref AmiFrame frame)
    {
        // Cause-txt tells a hang-up from the requests to hang up, which carry the same headers but that one.
        if (
            !Channel(ref frame, out var id)
            || !Number(ref frame, "Cause"u8, out var cause)
            || !Required(ref frame, "Cause-txt"u8, out var text)
        )
            return;
        model.HungUp(id, cause, text);
    }

    private void DialBegin(scoped ref AmiFrame frame)
    {
        var exten = default(ReadOnlySpan<char>);
        var caller = default(ReadOnlySpan<char>);
        if (frame.TryFind("Channel"u8, out var name))
        {
            exten = _text.Decode(frame.Find("Exten"u8));
            if (!Required(ref frame, "Uniqueid"u8, out caller) || !model.IsConsistent(caller, _text.Decode(name)))
                return;
        }
        if (Channel(ref frame, "DestChannel"u8, "DestUniqueid"u8, out var destination))
            model.DialBegan(caller, exten, destination);
    }

    private void DialEnd(scoped ref AmiFrame frame)
    {
        if (!Channel(ref frame, "DestChannel"u8, "DestUniqueid"u8, out var destination))
            return;
        var forward = _text.Decode(frame.Find("Forward"u8));
        if (Required(ref frame, "DialStatus"u8, out var status))
            model.DialEnded(destination, DialStatusOf(status), status, forward);
    }

    private static DialStatus DialStatusOf(ReadOnlySpan<char> text) =>
        text switch
        {
            "ANSWER" => DialStatus.Answer,
            "BUSY" => DialStatus.Busy,
            "NOANSWER" => DialStatus.NoAnswer,
            "CANCEL" => DialStatus.Cancel,
            "CONGESTION" => DialStatus.Congestion,
            "CHANUNAVAIL" => DialStatus.ChannelUnavailable,
            "CONTINUE" or "ABORT" or "GOTO" => DialStatus.Continue,
            _ => DialStatus.Unknown,
        };

    private void BridgeEnter(scoped ref AmiFrame frame)
    {
        if (!Required(ref frame, "BridgeUniqueid"u8, out var bridge))
            return;
        var type = frame.Find("BridgeType"u8);
        var technology = frame.Find("BridgeTechnology"u8);
        if (Channel(ref frame, out var entering))
            model.BridgeEntered(bridge, KindOf(type, technology), entering);
    }

    private static BridgeKind KindOf(ReadOnlySpan<byte> type, ReadOnlySpan<byte> technology)
    {
        if (type.SequenceEqual("basic"u8))
            return BridgeKind.Basic;
        if (type.SequenceEqual("parking"u8))
            return BridgeKind.Parking;
        if (type.SequenceEqual("agent_hold"u8))
            return BridgeKind.AgentHold;
        return technology.SequenceEqual("holding_bridge"u8) ? BridgeKind.Holding : BridgeKind.Conference;
    }

    private void BlindTransfer(scoped ref AmiFrame frame)
    {
        if (!Required(ref frame, "Result"u8, out var result))
            return;
        if (!Required(ref frame, "TransfererUniqueid"u8, out var transferer) || !Required(ref frame, "Extension"u8, out var extension))
            return;
        if (result is "Success")
            model.BlindTransferred(transferer, extension);
    }

    private void AttendedTransfer(scoped ref AmiFrame frame)
    {
        if (!Required(ref frame, "Result"u8, out var result))
            return;
        if (
            !Required(ref frame, "OrigTransfererUniqueid"u8, out var first)
            || !Required(ref frame, "SecondTransfererUniqueid"u8, out var second)
        )
            return;
        if (result is "Success")
            model.AttendedTransferred(first, second, stays: frame.Find("DestType"u8).SequenceEqual("Threeway"u8));
    }

    private void QueueJoin(scoped ref AmiFrame frame)
    {
        if (!Channel(ref frame, out var id) || !Required(ref frame, "Queue"u8, out var queue))
            return;
        if (Number(ref frame, "Position"u8, out var position) && Number(ref frame, "Count"u8, out var count))
            model.QueueJoined(id, queue.ToString(), position, count);
    }

    private void Digit(scoped ref AmiFrame frame)
    {
        if (!Channel(ref frame, out var id) || !Required(ref frame, "Digit"u8, out var digit))
            return;
        // The digit is reported on both channels of a bridge; Received is the one whose device dialled it.
        if (frame.Find("Direction"u8).SequenceEqual("Received"u8))
            model.DigitDialled(id, digit);
    }

    private bool Channel(scoped ref AmiFrame frame, out ReadOnlySpan<char> id) => Channel(ref frame, "Channel"u8, "Uniqueid"u8, out id);

    private bool Channel(
        scoped ref AmiFrame frame,
        scoped ReadOnlySpan<byte> nameKey,
        scoped ReadOnlySpan<byte> idKey,
        out ReadOnlySpan<char> id
    )
    {
        id = default;
        return Required(ref frame, nameKey, out var name) && Required(ref frame, idKey, out id) && model.IsConsistent(id, name);
    }

    private bool State(scoped ref AmiFrame frame, out ChannelState state)
    {
        state = default;
        if (!Number(ref frame, "ChannelState"u8, out var number))
            return false;
        if (number is >= 0 and <= 9)
        {
            state = (ChannelState)number;
            return true;
        }
        output.Anomaly(AnomalyKind.InvalidField, $"ChannelState {number} is none of Asterisk's");
        return false;
    }

    private bool Number(scoped ref AmiFrame frame, scoped ReadOnlySpan<byte> key, out int number)
    {
        number = 0;
        if (!frame.TryFind(key, out var value))
            return Missing(key);
        if (Utf8Parser.TryParse(value, out number, out var used) && used == value.Length)
            return true;
        output.Anomaly(AnomalyKind.InvalidField, $"{AmiFrame.Decode(key)} is no number: {AmiFrame.Decode(value)}");
        return false;
    }

    private bool Required(scoped ref AmiFrame frame, scoped ReadOnlySpan<byte> key, out ReadOnlySpan<char> text)
    {
        text = default;
        if (!frame.TryFind(key, out var value) || value.IsEmpty)
            return Missing(key);
        text = _text.Decode(value);
        return true;
    }

    private bool Missing(ReadOnlySpan<byte> key)
    {
        output.Anomaly(AnomalyKind.MissingField, $"{AmiFrame.Decode(key)} is missing");
        return false;
    }
}
