using CtiMiddleware.Adapters.VoiceModem.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>The second call of a line, by hook flash: holding, consulting, coming back, transferring.</summary>
public sealed partial class VoiceModemProtocol
{
    /// <summary>How long after a flash the exchange has its recall dial tone up.</summary>
    private static readonly TimeSpan RecallPause = TimeSpan.FromSeconds(1);

    private Recall? _recall;

    /// <summary>One flash: puts the active call aside, or gives the held one back and drops a second one.</summary>
    private void Flash(CommandTicket ticket, SwitchCommand command) =>
        Ask(
            new Job("AT+VTS=!")
            {
                Cuts = true,
                Ticket = ticket,
                Check = () => Refusal(command),
                Done = (result, _) =>
                {
                    if (result == ModemResult.Ok)
                        Flashed();
                },
            }
        );

    private void Flashed()
    {
        if (_held is { } held)
        {
            if (_active is { } second)
                End(second, Line, EventCause.NormalClearing, native: null, inferred: true);
            (_active, _held) = (held, null);
            held.State = CallState.Talking;
            _output.Emit(new CallEvent.Retrieved(held.Mine, Line) { Inferred = true });
            return;
        }
        if (_active is not { State: CallState.Talking } active)
            return;
        if (_media == active.Mine)
            EndMedia("the call is held");
        (_active, _held) = (null, active);
        active.State = CallState.Held;
        _output.Emit(new CallEvent.Held(active.Mine, Line) { Inferred = true });
    }

    private void Consult(CommandTicket ticket, SwitchCommand command, string digits) =>
        Ask(
            new Job("AT+VTS=!")
            {
                Cuts = true,
                Check = () => Refusal(command),
                Unbegun = answer => _output.Complete(ticket, answer),
                Begun = () => _recall = new Recall(ticket, digits),
                Done = (result, _) =>
                {
                    if (result != ModemResult.Ok)
                    {
                        _recall = null;
                        _output.Complete(ticket, CommandAnswer.Rejected(Failure.Generic, $"the modem answers {result} to the flash"));
                        return;
                    }
                    Flashed();
                    _output.StartTimer(RecallTimer, RecallPause);
                },
            }
        );

    /// <summary>The modem is reset between the flash and the digits: nothing is dialled any more.</summary>
    private void LoseRecall(string why)
    {
        if (_recall is not { } recall)
            return;
        _recall = null;
        _output.StopTimer(RecallTimer);
        _output.Complete(recall.Ticket, CommandAnswer.Rejected(Failure.ResourceOutOfService, why));
    }

    private void RecallToneHeard()
    {
        if (_recall is not { } recall)
            return;
        _recall = null;
        if (_held is not { } held)
        {
            _output.Complete(recall.Ticket, CommandAnswer.Rejected(Failure.InvalidConnectionState, "the first call ended"));
            return;
        }
        var call = NewCall(incoming: false, PartyDevice.Of(recall.Digits), held.Id);
        call.State = CallState.Consulted;
        Ask(
            new Job("AT+VTS=" + VoiceModemDialling.Tones(recall.Digits, duration: null))
            {
                Timeout = _options.AnswerTimeout + VoiceModemDialling.Length(recall.Digits, duration: null),
                Check = () =>
                    held == _held && _active is null
                        ? null
                        : CommandAnswer.Rejected(Failure.InvalidConnectionState, "the first call is not held any more"),
                Begun = () =>
                {
                    _active = call;
                    _output.BindCall(recall.Ticket, call.Mine);
                    _output.Emit(
                        new CallEvent.Originated(call.Mine, Line, call.Other) { Cause = EventCause.Consultation, ParentCall = held.Id }
                    );
                },
                Ticket = recall.Ticket,
                Done = (result, _) =>
                {
                    if (result != ModemResult.Ok && call == _active)
                        Fail(call, EventCause.ResourcesNotAvailable, result.ToString(), inferred: false);
                },
            }
        );
    }

    private void Transfer(CommandTicket ticket, SwitchCommand command)
    {
        var (held, active) = (_held!, _active!);
        GoOnHook(
            result =>
            {
                if (result != ModemResult.Ok || held != _held)
                    return;
                if (active == _active)
                    Transferred(held, active);
                else
                    // The second ended meanwhile: nothing was joined, and the first is no longer on this line; the exchange may ring for it anew.
                    End(held, Line, EventCause.NormalClearing, "on hook with one call held", inferred: true);
            },
            ticket,
            command
        );
    }

    /// <summary>On hook between two calls: the exchange joins them, and neither is seen any more.</summary>
    private void Transferred(Call held, Call active)
    {
        List<ConnectionListItem> parties = [new(null, held.Mine, Line), new(null, active.Mine, Line)];
        if (held.FarTold)
            parties.Add(new(null, held.Far, held.Other));
        if (active.FarTold)
            parties.Add(new(null, active.Far, active.Other));
        if (_media == held.Mine || _media == active.Mine)
            EndMedia("the call was transferred");
        (_active, _held) = (null, null);
        _output.StopTimer(RingbackTimer);
        _output.Emit(
            new CallEvent.Transferred(held.Mine, active.Mine, Line, active.Other, parties) { Cause = EventCause.Transfer, Inferred = true }
        );
    }

    private sealed record Recall(CommandTicket Ticket, string Digits);
}
