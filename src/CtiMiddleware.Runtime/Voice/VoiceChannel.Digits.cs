using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Voice;

// Digits and tones, from the board or heard in the audio: they end what they shall end, are collected, or wait for a collection (type-ahead).
internal sealed partial class VoiceChannel
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(300);

    private readonly Queue<char> _typed = new();
    private readonly DigitMerger _merger = new();
    private readonly List<char> _digits = [];
    private readonly List<LineTone> _tones = [];
    private CollectJob? _collect;
    private IEar? _ear;
    private LoopTimer? _pause;
    private TimeSpan _heardAt;
    private bool _speaking;

    /// <summary>Start Data Collection.</summary>
    public CommandAnswer? Collect(CommandTicket ticket, DigitsReportingCriteria criteria)
    {
        if (_collect is not null)
            return Busy("digits are being collected already; stop that first");
        if (criteria.DiscardEarlier)
            _typed.Clear();
        var job = new CollectJob(criteria) { Ticket = ticket };
        job.Timeout = _engine.Timers.Create(() => TimedOut(job));
        _collect = job;
        Settle();
        return null;
    }

    /// <summary>Stop Data Collection; false when none runs.</summary>
    public bool StopCollecting()
    {
        var any = _collect is not null;
        EndCollect(CollectionEnd.SfTerminated, flush: null, "stopped");
        return any;
    }

    /// <summary>Stop; false when nothing of that name is going on.</summary>
    public bool Stop(string? message)
    {
        var play = _play is { Silent: false } playing && (message is null || playing.Names.Contains(message, StringComparer.Ordinal));
        var record = _record is { } recording && (message is null || recording.File.Name == message);
        if (play)
            EndPlay(VoiceEnd.Stopped, digit: null, text: null);
        if (record)
            EndRecord(VoiceEnd.Stopped, digit: null, text: null);
        return play || record;
    }

    /// <summary>Suspend; false when there is nothing to suspend.</summary>
    public bool Suspend()
    {
        var any = _play is { Silent: false, Suspended: false, Step: not PlayStep.Draining } || _record is { Running: true };
        SuspendPlay();
        SuspendRecord();
        return any;
    }

    /// <summary>Resume; false when nothing was suspended.</summary>
    public bool Resume()
    {
        var any = _play is { Suspended: true } || _record is { Suspended: true };
        ResumePlay();
        ResumeRecord();
        return any;
    }

    /// <summary>Audio came.</summary>
    public void Received(ReadOnlySpan<short> samples)
    {
        Keep(samples);
        if (Traits is { DetectsDigits: true, DetectsTones: true, DetectsSpeech: true })
            return;
        Hear(samples);
        AwaitSound();
    }

    private void Hear(ReadOnlySpan<short> samples)
    {
        _heardAt = _engine.Timers.Now;
        _ear ??= _engine.CreateEar();
        _ear.Listen(samples, _digits, _tones);
        if (_ear.Held is { } held)
            _merger.Sounds(held, _heardAt);
        if (_digits.Count > 0)
        {
            foreach (var digit in _digits)
                Digit(digit, board: false);
            _digits.Clear();
        }
        if (_tones.Count > 0)
        {
            foreach (var tone in _tones)
            {
                _speaking = tone == LineTone.Speech || (_speaking && tone != LineTone.Silence);
                Tone(tone);
            }
            _tones.Clear();
        }
    }

    // A line that sends nothing while it is quiet is silent: the ear hears the pause as silence.
    private void AwaitSound()
    {
        if (!_speaking || Closed)
            return;
        _pause ??= _engine.Timers.Create(Paused);
        if (!_pause.Running)
            _pause.Start(s_longestPause);
    }

    private void Paused()
    {
        if (Closed || !_speaking)
            return;
        var pause = _engine.Timers.Now - _heardAt;
        if (pause >= s_longestPause)
            Hear(new short[Frames.SamplesOf(s_longestPause)]);
        AwaitSound();
        _engine.Flush();
    }

    /// <summary>A digit was heard.</summary>
    public void Digit(char digit, bool board)
    {
        if (!_merger.IsNew(digit, board, _engine.Timers.Now))
        {
            _engine.Counters.Lost("digit told twice");
            return;
        }
        _engine.Emit(new CallEvent.DtmfDetected(Id, digit));
        // The key that ends a recording means that and nothing else; the one that ends a message is the answer to it.
        var kept = true;
        if (_record is { Running: true } record && record.Termination.Digits.Contains(digit, StringComparison.Ordinal))
        {
            EndRecord(VoiceEnd.Digit, digit, text: null);
            kept = false;
        }
        if (_play is { Silent: false, Ticket: null } play)
        {
            if (
                _collect is { Running: true, Criteria.InterruptsPlay: true }
                || play.Termination.Digits.Contains(digit, StringComparison.Ordinal)
            )
                EndPlay(VoiceEnd.Digit, digit, text: null);
        }
        if (!kept)
            return;
        if (_collect is { Running: true } collect)
            Take(collect, digit);
        else if (_typed.Count < _engine.Options.TypeAhead)
            _typed.Enqueue(digit);
        else
            _engine.Counters.Lost("no room for a digit dialled ahead");
    }

    /// <summary>A tone was heard.</summary>
    public void Tone(LineTone tone)
    {
        if (tone == LineTone.Speech)
        {
            _engine.Emit(new CallEvent.SpeechDetected(Id));
            return;
        }
        var name = tone.ToString();
        _engine.Emit(new CallEvent.ToneDetected(Id, char.ToLowerInvariant(name[0]) + name[1..]));
        // An exchange that gives these to somebody who was talking says that the far end is gone.
        if (tone is LineTone.Busy or LineTone.Reorder or LineTone.Dial)
            EndAll(VoiceEnd.HangUp, $"the exchange gives {name.ToLowerInvariant()} tone");
    }

    private void BeginCollect()
    {
        var collect = _collect!;
        collect.Running = true;
        Acknowledge(collect.Ticket);
        collect.Ticket = null;
        if (_typed.Count > 0 && collect.Criteria.InterruptsPlay && _play is { Silent: false, Ticket: null })
            EndPlay(VoiceEnd.Digit, _typed.Peek(), text: null);
        while (_collect == collect && _typed.TryDequeue(out var digit))
            Take(collect, digit);
        AwaitFirstDigit();
    }

    private void Take(CollectJob collect, char digit)
    {
        if (collect.Take(digit) is { } ended)
            EndCollect(ended, ended == CollectionEnd.FlushCharReceived ? digit : null, text: null);
        else if (collect.Criteria.Timeout is { } wait)
            collect.Timeout!.Start(wait);
        else
            collect.Timeout!.Stop();
    }

    // Who is spoken to is given the time after it.
    private void AwaitFirstDigit()
    {
        if (
            _collect is { Running: true, Any: false, Criteria.FirstDigitTimeout: { } wait } collect
            && _play is null
            && !collect.Timeout!.Running
        )
            collect.Timeout.Start(wait);
    }

    private void TimedOut(CollectJob job)
    {
        if (_collect != job)
            return;
        EndCollect(CollectionEnd.Timeout, flush: null, text: null);
        _engine.Flush();
    }

    private void EndCollect(CollectionEnd reason, char? flush, string? text)
    {
        if (_collect is not { } collect)
            return;
        _collect = null;
        collect.Timeout!.Stop();
        if (collect.Ticket is { } waiting)
            Refuse(waiting, reason == CollectionEnd.HangUp ? VoiceEnd.HangUp : VoiceEnd.Stopped, text);
        else if (collect.Running)
            _engine.Emit(new CallEvent.DataCollected(Id, collect.Digits, reason) { FlushChar = flush });
        Settle();
    }
}
