using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Runtime.Voice;

// Playing: messages are read, the board is asked for the way out, frames go out by the clock, the end is told when the board played them out.
internal sealed partial class VoiceChannel
{
    private PlayJob? _play;

    /// <summary>Play Message.</summary>
    public CommandAnswer? Play(CommandTicket ticket, SwitchCommand.PlayMessage command)
    {
        if (_play is { } other)
            return Busy(
                other.Silent ? "the tone before a recording is being played" : $"'{other.Names[0]}' is being played; stop it first"
            );
        if (_record is not null && !Traits.FullDuplex)
            return Busy("it is being recorded, and this board cannot speak and listen at once");
        var job = new PlayJob
        {
            Ticket = ticket,
            Names = command.MessageToBePlayed,
            Duration = command.Duration,
            Termination = command.Termination,
        };
        _play = job;
        _engine.Load(
            job.Names,
            messages =>
            {
                if (_play != job)
                    return;
                job.Load(messages);
                job.Step = PlayStep.Starting;
                Settle();
            },
            failure =>
            {
                if (_play != job)
                    return;
                _play = null;
                if (job.Ticket is { } waiting)
                    _engine.Complete(waiting, failure);
                AwaitFirstDigit();
                Settle();
            }
        );
        return null;
    }

    /// <summary>Frames are due.</summary>
    public void OnTick(long tick)
    {
        if (Closed || _play is not { } play)
            return;
        if (play.Step == PlayStep.Draining)
            Settle();
        if (play.Step != PlayStep.Playing)
            return;
        var due = play.Due(tick, _engine.Lead, out var late);
        if (late > 0)
            Interlocked.Add(ref _engine.Counters.FramesLate, late);
        for (; due > 0 && !play.AtEnd; due--)
        {
            var before = play.Handed;
            var frame = play.Next(out var began);
            if (began is not null && !play.Silent)
                Told(began, before);
            _engine.Transmit(Id, frame);
            if (_play != play || Closed)
                return;
        }
        if (play.Duration is { } longest && play.Position(tick) >= Frames.SamplesOf(longest))
        {
            EndPlay(VoiceEnd.MaxDuration, digit: null, text: null);
        }
        else if (play.AtEnd)
        {
            play.Step = PlayStep.Draining;
            Settle();
        }
    }

    private void BeginPlay()
    {
        var play = _play!;
        var first = play.Ticket is not null || play.Silent;
        play.Start(_engine.Clock.Tick + 1);
        _engine.RunClock(this);
        play.Begun = true;
        Acknowledge(play.Ticket);
        play.Ticket = null;
        // Its time begins anew after the message.
        if (_collect is { Running: true, Any: false } collect)
            collect.Timeout!.Stop();
        if (!first && play.Present is { } present)
            Told(present, play.Handed);
    }

    private void Told(MessageAudio message, long position) =>
        _engine.Emit(new CallEvent.Play(Id, message.Name) { Length = message.Length, CurrentPosition = Frames.Time(position) });

    private void EndPlay(VoiceEnd reason, char? digit, string? text)
    {
        if (_play is not { } play)
            return;
        var position = play.Position(_engine.Clock.Tick);
        // What is on its way to the line already is not wanted any more.
        _discard |= play.Step >= PlayStep.Playing && reason != VoiceEnd.EndOfMessage;
        var message = play.Present?.Name;
        _play = null;
        if (play.Silent)
        {
            if (reason == VoiceEnd.EndOfMessage)
                play.Then!();
        }
        else if (play.Ticket is { } waiting)
        {
            Refuse(waiting, reason, text);
        }
        else if (play.Begun)
        {
            _engine.Emit(
                new CallEvent.Stop(Id, message)
                {
                    Activity = VoiceActivity.Play,
                    Reason = reason,
                    CurrentPosition = Frames.Time(position),
                    Digit = digit,
                    Text = reason == VoiceEnd.Failed ? text : null,
                }
            );
        }
        AwaitFirstDigit();
        Settle();
    }

    private void SuspendPlay()
    {
        if (_play is not { Silent: false, Suspended: false, Ticket: null } play || play.Step is PlayStep.Loading or PlayStep.Draining)
            return;
        play.Suspend(_engine.Clock.Tick);
        _discard = true;
        _engine.Emit(
            new CallEvent.SuspendPlay(Id, play.Present?.Name) { CurrentPosition = Frames.Time(play.Position(_engine.Clock.Tick)) }
        );
        Settle();
    }

    private void ResumePlay()
    {
        if (_play is not { Suspended: true } play)
            return;
        play.Wake();
        Settle();
    }

    private static CommandAnswer Busy(string text) => CommandAnswer.Rejected(Failure.InvalidObjectState, text);
}
