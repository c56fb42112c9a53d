using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Runtime.Voice;

// Recording: a tone if wanted, then what is received goes to the store until a limit, a digit, silence or a request ends it.
internal sealed partial class VoiceChannel
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(200);
    private RecordJob? _record;

    /// <summary>Record Message.</summary>
    public CommandAnswer? Record(CommandTicket ticket, SwitchCommand.RecordMessage command, IMessageRecording file)
    {
        var longest = _engine.Options.MaxRecording;
        var max = command.MaxDuration is { } wanted && wanted < longest ? wanted : longest;
        var job = new RecordJob(file, max, command.Termination, new SpeechGate(_engine.Options.SpeechLevel))
        {
            Ticket = ticket,
            Beeping = command.Beep,
        };
        job.Limit = _engine.Timers.Create(() => Limited(job));
        if (command.Termination.Silence is not null)
            job.Silence = _engine.Timers.Create(() => Silent(job));
        _record = job;
        if (command.Beep)
        {
            var tone = new PlayJob
            {
                Silent = true,
                Then = () => job.Beeping = false,
                Step = PlayStep.Starting,
            };
            tone.Load([Beep.Tone]);
            _play = tone;
        }
        Settle();
        return null;
    }

    /// <summary>Why nothing can be recorded now; null when it can.</summary>
    public CommandAnswer? WhyNotRecord(SwitchCommand.RecordMessage command) =>
        _record is not null ? Busy("it is being recorded already; stop that first")
        : _play is not null && (command.Beep || !Traits.FullDuplex) ? Busy("a message is being played; stop it first")
        : null;

    private void BeginRecord()
    {
        var record = _record!;
        record.Running = record.Begun = true;
        record.Limit!.Start(record.Left);
        AwaitSpeech(record);
        Acknowledge(record.Ticket, new KeyValuePair<string, string>("message", record.File.Name));
        record.Ticket = null;
        _engine.Emit(
            new CallEvent.Record(Id, record.File.Name) { CurrentPosition = record.Written > 0 ? Frames.Time(record.Written) : null }
        );
    }

    private void Keep(ReadOnlySpan<short> samples)
    {
        if (_record is not { Running: true } record)
            return;
        var full = record.Write(samples);
        // It ends by silence only: who speaks is told by the board or by the ear.
        record.Gate.Listen(samples);
        if (record.Gate.Quiet == 0)
            AwaitSpeech(record);
        if (record.File.Failure is { } failure)
        {
            EndRecord(VoiceEnd.Failed, digit: null, failure);
        }
        else if (record.Termination.Silence is { } longest && record.Gate.Quiet >= Frames.SamplesOf(longest))
        {
            EndBySilence();
        }
        else if (full)
        {
            EndRecord(VoiceEnd.MaxDuration, digit: null, text: null);
        }
    }

    // Audio may stay away; then the time that went by ends it.
    private void Limited(RecordJob job)
    {
        if (_record != job)
            return;
        EndRecord(VoiceEnd.MaxDuration, digit: null, text: null);
        _engine.Flush();
    }

    // A board that sends nothing while nobody speaks: the audio that does come decides first.
    private static void AwaitSpeech(RecordJob record)
    {
        if (record.Termination.Silence is { } longest)
            record.Silence!.Start(longest + s_grace);
    }

    private void Silent(RecordJob job)
    {
        if (_record != job || !job.Running)
            return;
        EndBySilence();
        _engine.Flush();
    }

    private void EndBySilence()
    {
        _engine.Emit(new CallEvent.SilenceTimeoutExpired(Id));
        EndRecord(VoiceEnd.Silence, digit: null, text: null);
    }

    private void EndRecord(VoiceEnd reason, char? digit, string? text)
    {
        if (_record is not { } record)
            return;
        _record = null;
        if (_play is { Silent: true })
        {
            _play = null;
            _discard = true;
        }
        record.Limit!.Stop();
        record.Silence?.Stop();
        record.File.Complete();
        if (record.Ticket is { } waiting)
        {
            Refuse(waiting, reason, text);
        }
        else if (record.Begun)
        {
            if (reason == VoiceEnd.Failed)
                _engine.RecordingFailed(Id, record.File.Name, text ?? "");
            _engine.Emit(
                new CallEvent.Stop(Id, record.File.Name)
                {
                    Activity = VoiceActivity.Record,
                    Reason = reason,
                    CurrentPosition = Frames.Time(record.Written),
                    Digit = digit,
                    Text = reason == VoiceEnd.Failed ? text : null,
                }
            );
        }
        Settle();
    }

    private void SuspendRecord()
    {
        if (_record is not { Running: true, Suspended: false } record)
            return;
        record.Suspended = true;
        record.Running = false;
        record.Limit!.Stop();
        record.Silence?.Stop();
        _engine.Emit(new CallEvent.SuspendRecord(Id, record.File.Name) { CurrentPosition = Frames.Time(record.Written) });
        Settle();
    }

    private void ResumeRecord()
    {
        if (_record is not { Suspended: true } record)
            return;
        record.Suspended = false;
        Settle();
    }
}
