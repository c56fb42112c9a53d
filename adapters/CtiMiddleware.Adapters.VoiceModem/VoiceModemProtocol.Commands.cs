using CtiMiddleware.Adapters.VoiceModem.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>Commands → what the modem does on the line.</summary>
public sealed partial class VoiceModemProtocol
{
    /// <summary>Whether a number is queued behind other commands.</summary>
    private bool _dialWaits;

    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        _output = output;
        if (Refusal(command) is { } refusal)
        {
            output.Complete(ticket, refusal);
            return;
        }
        switch (command)
        {
            case SwitchCommand.RequestSnapshot c:
                List(c.Scope);
                output.Complete(ticket, CommandAnswer.Acknowledged);
                break;
            case SwitchCommand.AnswerCall:
                Answer(ticket, command);
                break;
            case SwitchCommand.MakeCall c:
                Dial(ticket, command, VoiceModemDialling.Digits(c.CalledDirectoryNumber)!);
                break;
            case SwitchCommand.ClearConnection or SwitchCommand.ClearCall when _held is not null:
                Flash(ticket, command);
                break;
            case SwitchCommand.ClearConnection or SwitchCommand.ClearCall:
                Clear(ticket, command);
                break;
            case SwitchCommand.HoldCall or SwitchCommand.RetrieveCall or SwitchCommand.ReconnectCall:
                Flash(ticket, command);
                break;
            case SwitchCommand.ConsultationCall c:
                Consult(ticket, command, VoiceModemDialling.Digits(c.ConsultedDevice)!);
                break;
            case SwitchCommand.TransferCall:
                Transfer(ticket, command);
                break;
            case SwitchCommand.GenerateDigits c:
                Generate(ticket, c);
                break;
        }
    }

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket, ILinkOutput output)
    {
        // The modem carries it out nevertheless, and its answer is reported.
    }

    private CommandAnswer? Refusal(SwitchCommand command)
    {
        if (VoiceModemCapabilities.Refusal(command) is { } unsupported)
            return unsupported;
        if (command is SwitchCommand.RequestSnapshot)
            return null;
        if (_state is not VoiceModemSession.State.Ready)
            return CommandAnswer.Rejected(Failure.ResourceOutOfService, "the modem is being set up");
        return command switch
        {
            SwitchCommand.AnswerCall c => State(_active, c.CallToBeAnswered, CallState.Alerting),
            SwitchCommand.ClearConnection c => Clearable(_active?.Mine == c.ConnectionToBeCleared, c.ConnectionToBeCleared),
            SwitchCommand.ClearCall c => Clearable(_active?.Id == c.CallToBeCleared.CallId, c.CallToBeCleared),
            SwitchCommand.HoldCall c => State(_active, c.CallToBeHeld, CallState.Talking) ?? NoSecond(),
            SwitchCommand.RetrieveCall c => State(_held, c.CallToBeRetrieved, CallState.Held),
            SwitchCommand.ReconnectCall c => State(_held, c.HeldCall, CallState.Held),
            SwitchCommand.ConsultationCall c => State(_active, c.ExistingCall, CallState.Talking)
                ?? NoSecond()
                ?? Number(c.ConsultedDevice),
            SwitchCommand.TransferCall c => State(_held, c.HeldCall, CallState.Held)
                ?? (
                    _active?.Mine == c.ActiveCall
                        ? null
                        : CommandAnswer.Rejected(Failure.InvalidConnection, "there is no second call with this connection")
                ),
            SwitchCommand.GenerateDigits c => State(_active, c.ConnectionToSendDigits, CallState.Talking) ?? Digits(c.CharactersToSend),
            SwitchCommand.MakeCall c => c.CallingDevice != _options.Line
                ? CommandAnswer.Rejected(Failure.InvalidCallingDevice, $"the line of this modem is {_options.Line}")
                : Number(c.CalledDirectoryNumber)
                    ?? (
                        _active is null && _held is null && _recall is null
                            ? null
                            : CommandAnswer.Rejected(Failure.ResourceBusy, "the line has a call")
                    ),
            _ => null,
        };
    }

    private static CommandAnswer? State(Call? call, NativeConnection connection, CallState wanted) =>
        call?.Mine != connection ? CommandAnswer.Rejected(Failure.InvalidConnection, "the line has no such connection in this state")
        : call.State != wanted ? CommandAnswer.Rejected(Failure.InvalidConnectionState, $"the connection is {call.State}, not {wanted}")
        : null;

    private CommandAnswer? Clearable(bool isActive, NativeConnection connection) =>
        !isActive
            ? CommandAnswer.Rejected(
                _held?.Id == connection.CallId ? Failure.InvalidConnectionState : Failure.InvalidConnection,
                _held?.Id == connection.CallId ? "the call is held: retrieve it first" : "the line has no such connection"
            )
        : _active!.State == CallState.Alerting
            ? CommandAnswer.Rejected(Failure.InvalidConnectionState, "an analogue line cannot refuse a call that rings")
        : null;

    private CommandAnswer? NoSecond() =>
        _held is null && _recall is null ? null : CommandAnswer.Rejected(Failure.InvalidConnectionState, "the line holds a call already");

    private static CommandAnswer? Number(string number) =>
        VoiceModemDialling.Digits(number) is null
            ? CommandAnswer.Rejected(Failure.InvalidDestination, $"an analogue line cannot dial \"{number}\"")
            : null;

    private static CommandAnswer? Digits(string digits) =>
        VoiceModemDialling.AreTones(digits)
            ? null
            : CommandAnswer.Rejected(Failure.InvalidParameter, $"\"{digits}\" has other characters than 0-9, *, # and A-D");

    private void Answer(CommandTicket ticket, SwitchCommand command)
    {
        var call = _active!;
        Ask(new Job("AT+FCLASS=8") { Check = () => Refusal(command) });
        Ask(
            new Job("AT+VLS=1")
            {
                Ticket = ticket,
                Check = () => Refusal(command),
                // No further ring means nothing any more: the line is being taken.
                Begun = () => _output.StopTimer(RingTimer),
                Done = (result, _) => Answered(call, result),
            }
        );
    }

    private void Answered(Call call, ModemResult result)
    {
        var taken = result is ModemResult.Ok or ModemResult.VoiceConnect;
        if (call != _active)
        {
            // The line is off hook for nobody.
            if (taken)
                GoOnHook();
            return;
        }
        if (!taken)
        {
            // It rings on, or no longer.
            _output.StartTimer(RingTimer, _options.RingTimeout);
            return;
        }
        _output.StopTimer(RingTimer);
        TellEstablished(call, evidence: null, inferred: false);
    }

    private void Dial(CommandTicket ticket, SwitchCommand command, string digits)
    {
        if (_dialWaits)
        {
            _output.Complete(ticket, CommandAnswer.Rejected(Failure.ResourceBusy, "another number waits to be dialled"));
            return;
        }
        _dialWaits = true;
        var call = NewCall(incoming: false, PartyDevice.Of(digits));
        call.State = CallState.Dialled;
        Ask(
            new Job("ATDT" + digits)
            {
                Timeout = _options.DialTimeout,
                Aborts = true,
                Check = () => Refusal(command),
                Unbegun = answer =>
                {
                    _dialWaits = false;
                    _output.Complete(ticket, answer);
                },
                Begun = () =>
                {
                    _dialWaits = false;
                    _active = call;
                    _output.BindCall(ticket, call.Mine);
                    _output.Complete(ticket, CommandAnswer.Acknowledged);
                    _output.Emit(new CallEvent.Originated(call.Mine, Line, call.Other) { Cause = EventCause.MakeCall });
                },
                Ringing = () => TellDelivered(call, inferred: false),
                Done = (result, _) => Dialled(call, result),
            }
        );
    }

    private void Dialled(Call call, ModemResult result)
    {
        if (call != _active)
            return;
        if (call.Clearing.Count > 0)
        {
            GoOnHook();
            End(call, Line, EventCause.NormalClearing, native: null, inferred: false);
            return;
        }
        if (result is ModemResult.Ok or ModemResult.VoiceConnect or ModemResult.Connect)
        {
            // The modem says OK when ringing stopped, or never began: both are conclusions.
            TellEstablished(call, result.ToString(), inferred: true);
            return;
        }
        var cause = result switch
        {
            ModemResult.Busy => EventCause.Busy,
            ModemResult.NoAnswer => EventCause.CallNotAnswered,
            ModemResult.NoDialTone => EventCause.ResourcesNotAvailable,
            ModemResult.Error => EventCause.InvalidNumberFormat,
            _ => _aborted ? EventCause.CallNotAnswered : EventCause.DestNotObtainable,
        };
        Fail(call, cause, result.ToString(), inferred: false);
        GoOnHook();
    }

    private void Clear(CommandTicket ticket, SwitchCommand command)
    {
        var call = _active!;
        if (call.State == CallState.Dialled)
        {
            call.Clearing.Add(ticket);
            if (!_aborted)
                AbortCurrent();
            return;
        }
        GoOnHook(
            result =>
            {
                if (result == ModemResult.Ok && call == _active)
                    End(call, Line, EventCause.NormalClearing, native: null, inferred: false);
            },
            ticket,
            command
        );
    }

    /// <summary>Puts the line down; by H0, which leaves the voice class, where a modem refuses +VLS=0.</summary>
    private void GoOnHook(Action<ModemResult>? done = null, CommandTicket? ticket = null, SwitchCommand? command = null) =>
        Ask(
            new Job("AT+VLS=0")
            {
                Cuts = true,
                Refused = ticket,
                Check = () => command is null ? null : Refusal(command),
                Done = (result, _) =>
                {
                    if (result == ModemResult.Ok)
                    {
                        if (ticket is { } given)
                            _output.Complete(given, CommandAnswer.Acknowledged);
                        done?.Invoke(result);
                        return;
                    }
                    Ask(new Job("ATH0") { Ticket = ticket, Done = (second, _) => done?.Invoke(second) });
                    Ask(new Job("AT+FCLASS=8"));
                },
            }
        );

    private void Generate(CommandTicket ticket, SwitchCommand.GenerateDigits command)
    {
        var call = _active!;
        Ask(
            new Job("AT+VTS=" + VoiceModemDialling.Tones(command.CharactersToSend, command.ToneDuration))
            {
                Ticket = ticket,
                Check = () => Refusal(command),
                Timeout = _options.AnswerTimeout + VoiceModemDialling.Length(command.CharactersToSend, command.ToneDuration),
                Done = (result, _) =>
                {
                    if (result == ModemResult.Ok && call == _active)
                        _output.Emit(new CallEvent.DigitsGenerated(call.Mine, command.CharactersToSend));
                },
            }
        );
    }
}
