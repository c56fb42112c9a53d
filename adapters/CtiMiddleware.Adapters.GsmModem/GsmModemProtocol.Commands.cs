using CtiMiddleware.Adapters.GsmModem.Calls;
using CtiMiddleware.Adapters.GsmModem.Lines;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.GsmModem;

// Commands into AT commands, and their answers.
internal sealed partial class GsmModemProtocol
{
    private static readonly TimeSpan s_network = TimeSpan.FromSeconds(20);
    private static readonly string[] s_hangUp = ["AT+CHUP"];
    private static readonly string[] s_transfer = ["AT+CHLD=4"];

    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        if (!IsReady)
        {
            Refuse(ticket, Failure.ResourceOutOfService, "The modem is not ready.", output);
            return;
        }
        switch (command)
        {
            case SwitchCommand.RequestSnapshot x:
                Snapshot(ticket, x.Scope, output);
                break;
            case SwitchCommand.MakeCall { UserData: { Count: > 0 } }:
                output.Complete(ticket, CommandAnswer.NotSupported("A telephone call has no place for data."));
                break;
            case SwitchCommand.MakeCall x:
                if (x.CallingDevice != _line)
                    Refuse(ticket, Failure.InvalidCallingDevice, $"The modem's line is {_line}.", output);
                else
                    Dial(ticket, x.CalledDirectoryNumber, holds: false, parent: null, output);
                break;
            case SwitchCommand.ConsultationCall x:
                if (On(ticket, x.ExistingCall, output, ListedState.Active))
                    Dial(ticket, x.ConsultedDevice, holds: true, x.ExistingCall.CallId, output);
                break;
            case SwitchCommand.AnswerCall x:
                if (On(ticket, x.CallToBeAnswered, output, ListedState.Incoming, ListedState.Waiting))
                    Run(ticket, output, _book.In(ListedState.Waiting).Count > 0 ? "AT+CHLD=2" : "ATA");
                break;
            case SwitchCommand.ClearConnection x:
                Clear(ticket, x.ConnectionToBeCleared, output);
                break;
            case SwitchCommand.ClearCall x:
                Clear(ticket, x.CallToBeCleared with { DeviceId = _line }, output);
                break;
            case SwitchCommand.HoldCall x:
                if (On(ticket, x.CallToBeHeld, output, ListedState.Active) && Alone(ticket, output, ListedState.Held))
                    Run(ticket, output, "AT+CHLD=2");
                break;
            case SwitchCommand.RetrieveCall x:
                if (On(ticket, x.CallToBeRetrieved, output, ListedState.Held) && Alone(ticket, output, ListedState.Active))
                    Run(ticket, output, "AT+CHLD=2");
                break;
            case SwitchCommand.AlternateCall x:
                Both(ticket, x.HeldCall, x.ActiveCall, "AT+CHLD=2", output);
                break;
            case SwitchCommand.ReconnectCall x:
                if (Both(ticket, x.HeldCall, x.ActiveCall, "AT+CHLD=1", output))
                    foreach (var leg in _book.Of(x.ActiveCall.CallId))
                        leg.Cleared = true;
                break;
            case SwitchCommand.ConferenceCall x:
                Both(ticket, x.HeldCall, x.ActiveCall, "AT+CHLD=3", output);
                break;
            case SwitchCommand.TransferCall x:
                Transfer(ticket, x, output);
                break;
            case SwitchCommand.GenerateDigits x:
                Digits(ticket, x, output);
                break;
            case SwitchCommand.Escape x:
                Escape(ticket, x.Fields, output);
                break;
            default:
                output.Complete(ticket, CommandAnswer.NotSupported($"A GSM modem has no command for {command.GetType().Name}."));
                break;
        }
    }

    private void Snapshot(CommandTicket ticket, SnapshotScope scope, ILinkOutput output)
    {
        if (scope != SnapshotScope.Calls)
        {
            output.SnapshotBegin(scope);
            if (scope == SnapshotScope.Devices)
                output.SnapshotItem(
                    new SnapshotItem.Device(_line, DeviceCategory.Station)
                    {
                        NativeName = _version,
                        InService = _registration is null or 1 or 5,
                    }
                );
            output.SnapshotEnd(scope, complete: true);
            output.Complete(ticket, CommandAnswer.Acknowledged);
            return;
        }
        _wordIsNew = false;
        Ask(
            "AT+CLCC",
            (result, to) =>
            {
                var calls = result.IsOk ? Read(result, to) : null;
                // Without a list the link works and says what is lost; with one that cannot be right it is tried again.
                if (calls is null && result.Final != AtFinal.Refused)
                {
                    to.Complete(ticket, Refusal(result));
                    return;
                }
                to.SnapshotBegin(scope);
                Take(calls ?? [], tell: null);
                foreach (var (call, legs) in _book.Conversations())
                    to.SnapshotItem(Shown(call, legs));
                to.SnapshotEnd(scope, complete: calls is not null);
                to.Complete(ticket, CommandAnswer.Acknowledged);
                _told = true;
                if (_listAgain || _book.IsUnsettled)
                    List(to);
                else if (_book.Legs.Count > 0)
                    to.StartTimer(s_list, _options.CallWatch);
            },
            output,
            own: "+CLCC"
        );
    }

    private SnapshotItem.Call Shown(Conversation call, IReadOnlyList<Leg> legs)
    {
        var state =
            legs.All(static leg => leg.State == ListedState.Held) ? LocalConnectionState.Hold
            : legs.Any(static leg => leg.Incoming && !leg.Answered) ? LocalConnectionState.Alerting
            : LocalConnectionState.Connected;
        call.Line = state;
        var (incoming, far) = (legs[0].Incoming, legs[0].Far);
        return new SnapshotItem.Call(
            call.Id,
            [
                new SnapshotConnection(_book.LineIn(call), _book.Line, state),
                .. legs.Where(static leg => leg.Incoming || leg.Alerted || leg.Answered || leg.State == ListedState.Alerting)
                    .Select(leg => new SnapshotConnection(
                        leg.FarConnection,
                        leg.Far,
                        leg.Incoming || leg.Answered ? LocalConnectionState.Connected : LocalConnectionState.Alerting
                    )),
            ]
        )
        {
            CallingDevice = incoming ? far : _book.Line,
            CalledDevice = incoming ? _book.Line : far,
        };
    }

    private void Dial(CommandTicket ticket, string number, bool holds, string? parent, ILinkOutput output)
    {
        if (
            number.Length is 0 or > 40
            || !number
                .Where((one, i) => !(char.IsAsciiDigit(one) || one is '*' or '#' || (one == '+' && i == 0)))
                .ToArray()
                .AsSpan()
                .IsEmpty
        )
        {
            Refuse(ticket, Failure.InvalidDestination, "A number to dial is digits, *, # and a plus at its beginning.", output);
            return;
        }
        if (_book.Legs.Any(static leg => leg.IsUnsettled && !leg.Incoming))
        {
            Refuse(ticket, Failure.InvalidObjectState, "Another call is being made.", output);
            return;
        }
        Steps(ticket, output, holds ? new[] { "AT+CHLD=2", $"ATD{number};" } : new[] { $"ATD{number};" }, Dialled);

        void Dialled(ILinkOutput to)
        {
            to.BindCall(ticket, _book.Next());
            _book.Dialled(number, parent, to.Emit);
        }
    }

    private void Clear(CommandTicket ticket, NativeConnection connection, ILinkOutput output)
    {
        IReadOnlyList<Leg> legs =
        [
            .. _book.Of(connection.CallId).Where(leg => connection.DeviceId == _line || leg.FarConnection == connection),
        ];
        if (legs.Count == 0)
        {
            Refuse(ticket, Failure.InvalidConnection, "There is no such connection.", output);
            return;
        }
        foreach (var leg in legs)
            leg.Cleared = true;
        var everything = legs.Count == _book.Legs.Count;
        // AT+CHUP ends what is up or rings (27.007, 6.5), held calls are ended by CHLD=0; one of several only by its number.
        string[] steps =
            everything && legs.Any(static leg => leg.State != ListedState.Held) ? ["AT+CHUP"]
            : legs is [{ State: ListedState.Waiting }] ? ["AT+CHLD=0"]
            : everything ? ["AT+CHLD=0"]
            : [.. legs.Where(static leg => leg.Index is not null).Select(static leg => $"AT+CHLD=1{leg.Index}")];
        Steps(ticket, output, steps.Length == 0 ? s_hangUp : steps, done: null);
    }

    private void Transfer(CommandTicket ticket, SwitchCommand.TransferCall command, ILinkOutput output)
    {
        if (!AreBoth(ticket, command.HeldCall, command.ActiveCall, output))
            return;
        Steps(
            ticket,
            output,
            s_transfer,
            to =>
            {
                if (_book.Of(command.HeldCall.CallId) is [var held] && _book.Of(command.ActiveCall.CallId) is [var active])
                    _book.Transferred(held, active, to.Emit);
            }
        );
    }

    private void Digits(CommandTicket ticket, SwitchCommand.GenerateDigits command, ILinkOutput output)
    {
        var digits = command.CharactersToSend;
        if (command.ToneDuration is not null)
        {
            output.Complete(ticket, CommandAnswer.NotSupported("The modem has a tone duration of its own."));
            return;
        }
        if (digits.Length is 0 or > 64 || !digits.All(static one => char.IsAsciiDigit(one) || one is '*' or '#' or (>= 'A' and <= 'D')))
        {
            Refuse(ticket, Failure.InvalidParameter, "Digits are 0 to 9, *, #, A to D, 64 at most.", output);
            return;
        }
        if (!On(ticket, command.ConnectionToSendDigits, output, ListedState.Active, ListedState.Alerting, ListedState.Dialing))
            return;
        var call = _book.Of(command.ConnectionToSendDigits.CallId)[0].Call;
        Steps(
            ticket,
            output,
            new[] { $"AT{string.Join(';', digits.Select(static digit => $"+VTS={digit}"))}" },
            to => to.Emit(new CallEvent.DigitsGenerated(_book.LineIn(call), digits))
        );
    }

    // Whether a command's connection is the line's in a call of one of these states.
    private bool On(CommandTicket ticket, NativeConnection connection, ILinkOutput output, params ReadOnlySpan<ListedState> states)
    {
        if (_book.Of(connection.CallId) is not [var leg, ..] || connection.DeviceId != _line)
        {
            Refuse(ticket, Failure.InvalidConnection, "There is no such connection of the line.", output);
            return false;
        }
        if (states.Contains(leg.State))
            return true;
        Refuse(ticket, Failure.InvalidConnectionState, $"The call is {leg.State.ToString().ToLowerInvariant()}.", output);
        return false;
    }

    // CHLD=2 takes whatever else there is: only with nothing else it does what was asked.
    private bool Alone(CommandTicket ticket, ILinkOutput output, ListedState other)
    {
        if (_book.In(other).Count == 0 && _book.In(ListedState.Waiting).Count == 0)
            return true;
        Refuse(ticket, Failure.InvalidObjectState, "Another call is there, which the modem would take: alternate, or answer it.", output);
        return false;
    }

    private bool AreBoth(CommandTicket ticket, NativeConnection held, NativeConnection active, ILinkOutput output)
    {
        if (!On(ticket, held, output, ListedState.Held) || !On(ticket, active, output, ListedState.Active))
            return false;
        if (_book.In(ListedState.Waiting).Count == 0)
            return true;
        Refuse(ticket, Failure.InvalidObjectState, "A call waits, which the modem would take: answer or refuse it first.", output);
        return false;
    }

    private bool Both(CommandTicket ticket, NativeConnection held, NativeConnection active, string text, ILinkOutput output)
    {
        if (!AreBoth(ticket, held, active, output))
            return false;
        Run(ticket, output, text);
        return true;
    }

    private void Run(CommandTicket ticket, ILinkOutput output, string text) => Steps(ticket, output, new[] { text }, done: null);

    // Commands one after the other; the first that is refused ends it. Then the list tells what became of the calls.
    private void Steps(CommandTicket ticket, ILinkOutput output, ArraySegment<string> steps, Action<ILinkOutput>? done) =>
        Ask(
            new AtExchange(
                steps[0],
                s_network,
                (result, to) =>
                {
                    if (result.IsOk && steps.Count > 1)
                    {
                        Steps(ticket, to, steps[1..], done);
                        return;
                    }
                    if (result.IsOk)
                        done?.Invoke(to);
                    if (result.Final != AtFinal.Lost)
                        to.Complete(ticket, result.IsOk ? CommandAnswer.Acknowledged : Refusal(result));
                    List(to);
                }
            ),
            output
        );

    private static void Refuse(CommandTicket ticket, Failure failure, string why, ILinkOutput output) =>
        output.Complete(ticket, CommandAnswer.Rejected(failure, why));

    // 27.007, 9.2.
    private static CommandAnswer Refusal(AtResult result) =>
        (result.Final, result.EquipmentError) switch
        {
            (AtFinal.Silence, _) => CommandAnswer.Rejected(
                Failure.ResourceOutOfService,
                $"{result.Words}; whether it was done is not known"
            ),
            (_, 3) => CommandAnswer.Rejected(Failure.InvalidConnectionState, result.Words),
            (_, 4) => CommandAnswer.NotSupported(result.Words),
            (_, >= 10 and <= 15) => CommandAnswer.Rejected(Failure.ResourceOutOfService, result.Words),
            (_, 16 or 17 or 18) => CommandAnswer.Rejected(Failure.Security, result.Words),
            (_, >= 30 and <= 32) => CommandAnswer.Rejected(Failure.ResourceOutOfService, result.Words),
            (_, 25 or 26 or 27 or 50) => CommandAnswer.Rejected(Failure.InvalidParameter, result.Words),
            _ => CommandAnswer.Rejected(Failure.Generic, result.Words),
        };
}
