using CtiMiddleware.Adapters.CiscoGed188.Events;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

// Call control.
internal sealed partial class CommandMapper
{
    private const string Digits = "0123456789*#ABCD";

    /// <returns>False when the command is no call control.</returns>
    private bool CallControl(CommandTicket ticket, SwitchCommand command)
    {
        switch (command)
        {
            case SwitchCommand.MakeCall c:
                MakeCall(ticket, c);
                return true;
            case SwitchCommand.ConsultationCall c:
                Consult(ticket, c);
                return true;
            case SwitchCommand.AnswerCall c:
                One(ticket, MessageType.AnswerCallReq, c.CallToBeAnswered);
                return true;
            case SwitchCommand.ClearConnection c:
                One(ticket, MessageType.ClearConnectionReq, c.ConnectionToBeCleared);
                return true;
            case SwitchCommand.ClearCall c:
                ClearCall(ticket, c.CallToBeCleared);
                return true;
            case SwitchCommand.HoldCall c:
                One(ticket, MessageType.HoldCallReq, c.CallToBeHeld);
                return true;
            case SwitchCommand.RetrieveCall c:
                Retrieve(ticket, c.CallToBeRetrieved);
                return true;
            case SwitchCommand.DeflectCall c:
                One(
                    ticket,
                    MessageType.DeflectCallReq,
                    c.CallToBeDiverted,
                    writer => writer.Set(Field.CalledDeviceType, GedWire.Unknown16).Text(Tag.CalledDeviceId, c.NewDestination)
                );
                return true;
            case SwitchCommand.GenerateDigits c:
                Dtmf(ticket, c);
                return true;
            case SwitchCommand.AlternateCall c:
                Two(ticket, MessageType.AlternateCallReq, c.ActiveCall, c.HeldCall);
                return true;
            case SwitchCommand.ReconnectCall c:
                Two(ticket, MessageType.ReconnectCallReq, c.ActiveCall, c.HeldCall);
                return true;
            case SwitchCommand.TransferCall c:
                Two(ticket, MessageType.TransferCallReq, c.ActiveCall, c.HeldCall);
                return true;
            case SwitchCommand.ConferenceCall c:
                Two(ticket, MessageType.ConferenceCallReq, c.ActiveCall, c.HeldCall);
                return true;
            case SwitchCommand.SingleStepTransferCall c:
                SingleStep(ticket, MessageType.TransferCallReq, c.ActiveCall, c.TransferredTo);
                return true;
            case SwitchCommand.SingleStepConferenceCall c:
                SingleStep(ticket, MessageType.ConferenceCallReq, c.ActiveCall, c.DeviceToJoin);
                return true;
            default:
                return false;
        }
    }

    private void MakeCall(CommandTicket ticket, SwitchCommand.MakeCall command)
    {
        var exchange = new MakingExchange(ticket, command.CallingDevice, parent: null);
        Making.Add(exchange);
        context.Send(
            MessageType.MakeCallReq,
            GedWire.Unknown,
            writer =>
            {
                writer
                    .Set(Field.SkillGroupNumber, GedWire.Unknown)
                    .Text(Tag.AgentInstrument, command.CallingDevice)
                    .Text(Tag.DialedNumber, command.CalledDirectoryNumber);
                if (command.UserData is { } data)
                    CallData(writer, data);
            },
            exchange
        );
    }

    private void Consult(CommandTicket ticket, SwitchCommand.ConsultationCall command)
    {
        if (Connection(ticket, command.ExistingCall) is not { } active)
            return;
        var exchange = new MakingExchange(ticket, active.Number, active.Call);
        Making.Add(exchange);
        context.Send(
            MessageType.ConsultationCallReq,
            active.Call.Peripheral,
            writer =>
                writer
                    .Set(Field.ActiveConnectionCallID, active.Call.WireId)
                    .Set(Field.ActiveConnectionDeviceIDType, active.Type)
                    .Set(Field.ConsultType, (uint)ConsultType.Unspecified)
                    .Text(Tag.ActiveConnectionDeviceId, active.DeviceId)
                    .Text(Tag.DialedNumber, command.ConsultedDevice)
                    .Text(Tag.AgentInstrument, active.Number),
            exchange
        );
    }

    private void One(CommandTicket ticket, MessageType type, NativeConnection native, Action<GedMessageWriter>? more = null)
    {
        if (Connection(ticket, native) is { } connection)
            One(ticket, type, connection, more);
    }

    private void One(CommandTicket ticket, MessageType type, GedConnection connection, Action<GedMessageWriter>? more = null) =>
        context.Send(
            type,
            connection.Call.Peripheral,
            writer =>
            {
                writer
                    .Set(Field.ConnectionCallID, connection.Call.WireId)
                    .Set(Field.ConnectionDeviceIDType, connection.Type)
                    .Text(Tag.ConnectionDeviceId, connection.DeviceId)
                    .Text(Tag.AgentInstrument, connection.Number);
                more?.Invoke(writer);
            },
            new SimpleExchange(ticket)
        );

    private void ClearCall(CommandTicket ticket, NativeConnection native)
    {
        if (context.Calls.Find(native.CallId) is not { } call)
            Reject(ticket, Failure.InvalidCall, $"call {native.CallId} is not there");
        else if (Addressable(call, native) is not { } connection)
            Reject(ticket, Failure.InvalidConnection, $"the switch named no connection of call {native.CallId}");
        else
            One(ticket, MessageType.ClearCallReq, connection);
    }

    private void Retrieve(CommandTicket ticket, NativeConnection native)
    {
        if (Connection(ticket, native) is { } held)
            context.Send(
                MessageType.RetrieveCallReq,
                held.Call.Peripheral,
                writer =>
                    writer
                        .Set(Field.HeldConnectionCallID, held.Call.WireId)
                        .Set(Field.HeldConnectionDeviceIDType, held.Type)
                        .Text(Tag.HeldConnectionDeviceId, held.DeviceId)
                        .Text(Tag.AgentInstrument, held.Number),
                new SimpleExchange(ticket)
            );
    }

    private void Dtmf(CommandTicket ticket, SwitchCommand.GenerateDigits command)
    {
        var digits = command.CharactersToSend.ToUpperInvariant();
        var tone = command.ToneDuration?.TotalMilliseconds ?? 0;
        if (digits.Length == 0 || digits.Any(static digit => !Digits.Contains(digit, StringComparison.Ordinal)))
            Reject(ticket, Failure.InvalidParameter, $"\"{command.CharactersToSend}\" are not digits 0-9, *, #, A-D");
        else if (tone is < 0 or > 65_000)
            Reject(ticket, Failure.InvalidParameter, "a tone lasts between 0 and 65 seconds");
        else
            One(
                ticket,
                MessageType.SendDtmfSignalReq,
                command.ConnectionToSendDigits,
                writer => writer.Set(Field.ToneDuration, (uint)tone).Text(Tag.DtmfString, digits)
            );
    }

    private void Two(CommandTicket ticket, MessageType type, NativeConnection activeNative, NativeConnection heldNative)
    {
        if (Connection(ticket, activeNative) is not { } active || Connection(ticket, heldNative) is not { } held)
            return;
        var other = type == MessageType.AlternateCallReq;
        context.Send(
            type,
            active.Call.Peripheral,
            writer =>
                writer
                    .Set(Field.ActiveConnectionCallID, active.Call.WireId)
                    .Set(other ? Field.OtherConnectionCallID : Field.HeldConnectionCallID, held.Call.WireId)
                    .Set(Field.ActiveConnectionDeviceIDType, active.Type)
                    .Set(other ? Field.OtherConnectionDeviceIDType : Field.HeldConnectionDeviceIDType, held.Type)
                    .Text(Tag.ActiveConnectionDeviceId, active.DeviceId)
                    .Text(other ? Tag.OtherConnectionDeviceId : Tag.HeldConnectionDeviceId, held.DeviceId)
                    .Text(Tag.AgentInstrument, active.Number),
            new SimpleExchange(ticket)
        );
    }

    // No held call and a number to dial: one step instead of two.
    private void SingleStep(CommandTicket ticket, MessageType type, NativeConnection native, string number)
    {
        if (Connection(ticket, native) is { } active)
            context.Send(
                type,
                active.Call.Peripheral,
                writer =>
                    writer
                        .Set(Field.ActiveConnectionCallID, active.Call.WireId)
                        .Set(Field.HeldConnectionCallID, GedWire.Unknown)
                        .Set(Field.ActiveConnectionDeviceIDType, active.Type)
                        .Set(Field.HeldConnectionDeviceIDType, GedWire.Unknown16)
                        .Text(Tag.ActiveConnectionDeviceId, active.DeviceId)
                        .Text(Tag.DialedNumber, number)
                        .Text(Tag.AgentInstrument, active.Number),
                new SimpleExchange(ticket)
            );
    }

    private GedConnection? Connection(CommandTicket ticket, NativeConnection native)
    {
        var connection = context.Calls.Find(native);
        if (connection is { DeviceId: not null })
            return connection;
        Reject(
            ticket,
            Failure.InvalidConnection,
            connection is null
                ? $"connection {native.DeviceId} of call {native.CallId} is not there"
                : $"the switch never named the connection of {connection.Number} in call {native.CallId}, so nothing can be asked of it"
        );
        return null;
    }
}
