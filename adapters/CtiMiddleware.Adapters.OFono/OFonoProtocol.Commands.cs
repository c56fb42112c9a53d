using System.Buffers;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>Commands → methods of oFono. What oFono would do with another call than the one meant is refused here.</summary>
public sealed partial class OFonoProtocol
{
    private static readonly SearchValues<char> Dialable = SearchValues.Create("0123456789*#");

    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        _output = output;
        if (command is SwitchCommand.RequestSnapshot snapshot)
        {
            Show(ticket, snapshot.Scope);
            return;
        }
        if (!_modem.Has(OFonoNames.VoiceCallManager))
        {
            Reject(ticket, Failure.ResourceOutOfService, _modem.Impairment ?? "oFono is not asked yet");
            return;
        }
        switch (command)
        {
            case SwitchCommand.MakeCall { UserData: null or { Count: 0 } } c:
                if (c.CallingDevice == _line)
                    Dial(ticket, c.CalledDirectoryNumber, parent: null);
                else
                    Reject(ticket, Failure.InvalidCallingDevice, $"the only device here is {_line}");
                break;
            case SwitchCommand.MakeCall:
                output.Complete(ticket, CommandAnswer.NotSupported("oFono has no place for data attached to a call."));
                break;
            case SwitchCommand.ConsultationCall c:
                With(ticket, c.ExistingCall, "active", call => Dial(ticket, c.ConsultedDevice, call.CallId));
                break;
            case SwitchCommand.AnswerCall c:
                With(ticket, c.CallToBeAnswered, "incoming waiting", call => Answer(ticket, call));
                break;
            case SwitchCommand.DeflectCall c:
                With(ticket, c.CallToBeDiverted, "incoming waiting", call => Deflect(ticket, call, c.NewDestination));
                break;
            case SwitchCommand.ClearConnection c:
                With(ticket, c.ConnectionToBeCleared, null, call => Clear(ticket, call, c.ConnectionToBeCleared == call.Far));
                break;
            case SwitchCommand.ClearCall c when _calls.Members(c.CallToBeCleared.CallId) is [var call, ..]:
                Clear(ticket, call, oneParty: false);
                break;
            case SwitchCommand.ClearCall c:
                Reject(ticket, Failure.InvalidCall, $"there is no call {c.CallToBeCleared.CallId}");
                break;
            case SwitchCommand.HoldCall c:
                With(ticket, c.CallToBeHeld, "active", call => Swap(ticket, call, other: "held"));
                break;
            case SwitchCommand.RetrieveCall c:
                With(ticket, c.CallToBeRetrieved, "held", call => Swap(ticket, call, other: "active"));
                break;
            case SwitchCommand.AlternateCall c:
                Both(ticket, c.HeldCall, c.ActiveCall, (_, _) => Manage(ticket, "SwapCalls"));
                break;
            case SwitchCommand.ReconnectCall c:
                Both(ticket, c.HeldCall, c.ActiveCall, (_, _) => Manage(ticket, "ReleaseAndSwap"));
                break;
            case SwitchCommand.ConferenceCall c:
                Both(ticket, c.HeldCall, c.ActiveCall, (_, _) => Manage(ticket, "CreateMultiparty"));
                break;
            case SwitchCommand.TransferCall c:
                Both(ticket, c.HeldCall, c.ActiveCall, (held, active) => Transfer(ticket, held, active));
                break;
            case SwitchCommand.GenerateDigits c:
                With(ticket, c.ConnectionToSendDigits, "active", call => SendTones(ticket, call, c));
                break;
            default:
                output.Complete(ticket, CommandAnswer.NotSupported($"oFono has no method for {command.GetType().Name}."));
                break;
        }
    }

    private void Show(CommandTicket ticket, SnapshotScope scope)
    {
        switch (scope)
        {
            case SnapshotScope.Calls:
                AskCalls(ticket);
                return;
            case SnapshotScope.Devices:
                ShowDevice();
                break;
            default:
                _output.SnapshotBegin(scope);
                _output.SnapshotEnd(scope, complete: true);
                break;
        }
        _output.Complete(ticket, CommandAnswer.Acknowledged);
    }

    /// <summary>Goes on with the call of a connection when it is in one of the states.</summary>
    private void With(CommandTicket ticket, NativeConnection connection, string? states, Action<OFonoCall> go)
    {
        if (_calls.Find(connection) is not { } found)
            Reject(ticket, Failure.InvalidConnection, $"there is no connection {connection.CallId} {connection.DeviceId}");
        else if (states is null)
            go(found);
        else if (
            _calls
                .Members(found.CallId)
                .FirstOrDefault(one => states.Contains(one.State, StringComparison.Ordinal) && one.State.Length > 0) is
            { } call
        )
            go(call);
        else
            Reject(
                ticket,
                Failure.InvalidConnectionState,
                $"the call is {found.State}, not {states.Replace(" ", " or ", StringComparison.Ordinal)}"
            );
    }

    private void Both(CommandTicket ticket, NativeConnection held, NativeConnection active, Action<OFonoCall, OFonoCall> go) =>
        With(ticket, held, "held", first => With(ticket, active, "active alerting dialing", second => go(first, second)));

    private void Dial(CommandTicket ticket, string number, string? parent)
    {
        var digits = number.StartsWith('+') ? number.AsSpan(1) : number;
        if (digits.IsEmpty || number.Length > 80 || digits.ContainsAnyExcept(Dialable))
        {
            Reject(ticket, Failure.InvalidCalledDevice, $"'{number}' is not a number that a modem can dial");
            return;
        }
        if (_dialing is not null)
        {
            Reject(ticket, Failure.PerformanceLimitExceeded, "another call is being dialled");
            return;
        }
        _dialing = (ticket, number, parent);
        Call(
            _modem.Path!,
            OFonoNames.VoiceCallManager,
            "Dial",
            [DBusValue.Of(number), DBusValue.Of(_options.HideCallerId)],
            body =>
            {
                if (body is not [DBusValue.Text { Kind: 'o' } path])
                    return false;
                _dialing = null;
                // Bound already when its signal came first.
                if (_calls.Find(path.Value) is null && _calls.Announce(path.Value, parent) is { } call)
                    _output.BindCall(ticket, call.Own);
                _output.Complete(ticket, CommandAnswer.Acknowledged);
                return true;
            },
            error =>
            {
                _dialing = null;
                _output.Complete(ticket, OFonoFailures.Refusal(error));
            }
        );
    }

    private void Answer(CommandTicket ticket, OFonoCall call)
    {
        if (call.State == "incoming")
            OnCall(ticket, call, "Answer");
        else
            Manage(
                ticket,
                _calls.InState("active") is not null && _calls.InState("held") is not null ? "ReleaseAndAnswer" : "HoldAndAnswer"
            );
    }

    private void Deflect(CommandTicket ticket, OFonoCall call, string number)
    {
        call.DeflectedTo = number;
        OnCall(ticket, call, "Deflect", DBusValue.Of(number));
    }

    private void Clear(CommandTicket ticket, OFonoCall call, bool oneParty)
    {
        if (!oneParty && _calls.Members(call.CallId).Count > 1)
            Manage(ticket, "HangupMultiparty");
        else
            OnCall(ticket, call, "Hangup");
    }

    // One command swaps everything active with everything held: with both it would be another service.
    private void Swap(CommandTicket ticket, OFonoCall call, string other)
    {
        if (_calls.InState(other) is { } present && present.CallId != call.CallId)
            Reject(ticket, Failure.InvalidObjectState, $"another call is {other}; AlternateCall swaps both");
        else
            Manage(ticket, "SwapCalls");
    }

    private void Transfer(CommandTicket ticket, OFonoCall held, OFonoCall active) =>
        Manage(
            ticket,
            "Transfer",
            done: () =>
            {
                if (_calls.Find(held.Path) == held && _calls.Find(active.Path) == active)
                    _calls.Transferred(held, active, _output);
            }
        );

    private void SendTones(CommandTicket ticket, OFonoCall call, SwitchCommand.GenerateDigits command)
    {
        var digits = command.CharactersToSend;
        if (digits.Length is 0 or > 64 || digits.Any(static c => !(char.IsAsciiDigit(c) || c is '*' or '#' or (>= 'A' and <= 'D'))))
            Reject(ticket, Failure.InvalidParameter, "1 to 64 of 0-9, *, #, A-D can be sent");
        else if (command.ToneDuration is not null)
            Reject(ticket, Failure.InvalidParameter, "the length of the tones is the network's");
        else
            Manage(
                ticket,
                "SendTones",
                [DBusValue.Of(digits)],
                () =>
                {
                    if (_calls.Find(call.Path) == call)
                        _output.Emit(new CallEvent.DigitsGenerated(call.Own, digits));
                }
            );
    }

    private void Manage(CommandTicket ticket, string member, IReadOnlyList<DBusValue>? body = null, Action? done = null) =>
        Call(
            _modem.Path!,
            OFonoNames.VoiceCallManager,
            member,
            body ?? [],
            _ =>
            {
                done?.Invoke();
                _output.Complete(ticket, CommandAnswer.Acknowledged);
                return true;
            },
            error => _output.Complete(ticket, OFonoFailures.Refusal(error))
        );

    private void OnCall(CommandTicket ticket, OFonoCall call, string member, params DBusValue[] body) =>
        Call(
            call.Path,
            OFonoNames.VoiceCall,
            member,
            body,
            _ =>
            {
                _output.Complete(ticket, CommandAnswer.Acknowledged);
                return true;
            },
            error =>
            {
                call.DeflectedTo = null;
                _output.Complete(ticket, OFonoFailures.Refusal(error));
            }
        );
}
