using CtiMiddleware.Adapters.VoiceModem.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>Commands and their answers, one at a time.</summary>
public sealed partial class VoiceModemProtocol
{
    private const int MaxJobs = 100;

    /// <summary>The most lines of one answer; the rest is counted.</summary>
    private const int MaxLines = 100;

    private readonly Queue<Job> _jobs = new();
    private readonly List<string> _lines = [];
    private Job? _current;
    private bool _aborted;
    private DateTimeOffset _asked;

    private void Ask(Job job)
    {
        if (job.OfSession)
        {
            Begin(job);
            return;
        }
        // The heartbeat has no place behind others: that they are answered says more.
        if (job.IsHeartbeat && (_current is not null || _jobs.Count > 0 || _mode != VoiceMode.Command))
        {
            _output.StartTimer(HeartbeatTimer, _options.HeartbeatInterval);
            return;
        }
        if (_jobs.Count >= MaxJobs)
        {
            Refuse(job, CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, "too many commands wait for the modem"));
            return;
        }
        _jobs.Enqueue(job);
        Pump();
    }

    /// <summary>Goes on with whatever is next: commands first, then the voice state that is wanted.</summary>
    private void Pump()
    {
        // What is written before the OK of a stream that the modem ended itself would take that OK as its answer.
        if (_state is not VoiceModemSession.State.Ready || _current is not null || _leaving || _okFollows)
            return;
        while (_jobs.TryPeek(out var job))
        {
            if (_mode != VoiceMode.Command)
            {
                Leave(job.Cuts);
                return;
            }
            _jobs.Dequeue();
            if (job.Check?.Invoke() is not { } refusal)
            {
                Begin(job);
                return;
            }
            Refuse(job, refusal);
        }
        PumpAudio();
    }

    private void Begin(Job job)
    {
        _current = job;
        _lines.Clear();
        _asked = _output.Now;
        _aborted = false;
        _output.StartTimer(AnswerTimer, job.Timeout ?? _options.AnswerTimeout);
        WriteCommand(job.Command);
        job.Begun?.Invoke();
    }

    private bool IsEcho(string line) => _current is not null || _dialogue.Any(one => one.EndsWith(line, StringComparison.Ordinal));

    private void TakeInformation(string line, ReadOnlySpan<byte> frame)
    {
        if (_current is null)
            _output.Unknown(line.Split(' ', 2)[0].TrimEnd(':'), frame);
        else if (_lines.Count < MaxLines)
            _lines.Add(line);
        else
            _output.Anomaly(AnomalyKind.UnexpectedAnswer, $"more than {MaxLines} lines answer {_current.Command}", frame);
    }

    private void TakeResult(ModemResult result, string line, ReadOnlySpan<byte> frame)
    {
        if (_current is not { } job)
        {
            UnaskedResult(result, line, frame);
            return;
        }
        if (result == ModemResult.Ringing)
        {
            job.Ringing?.Invoke();
            return;
        }
        _current = null;
        _output.StopTimer(AnswerTimer);
        if (job.IsHeartbeat)
        {
            _output.HeartbeatAnswered(_output.Now - _asked);
            _output.StartTimer(HeartbeatTimer, _options.HeartbeatInterval);
        }
        if (job.Ticket is { } ticket)
            _output.Complete(
                ticket,
                result is ModemResult.Ok or ModemResult.VoiceConnect or ModemResult.Connect
                    ? CommandAnswer.Acknowledged
                    : CommandAnswer.Rejected(Failure.Generic, $"{job.Command}: {line}")
            );
        job.Done?.Invoke(result, [.. _lines]);
        Pump();
    }

    private void AnswerIsLate()
    {
        if (_current is not { } job)
            return;
        Note("!", $"no answer to {job.Command}");
        if (job.OfSession)
        {
            _current = null;
            Step(new VoiceModemSession.Input.TimedOut());
            return;
        }
        if (job.Aborts && !_aborted)
        {
            AbortCurrent();
            return;
        }
        if (job.IsHeartbeat)
            _output.HeartbeatMissed();
        _current = null;
        Answer(job, CommandAnswer.Rejected(Failure.ResourceOutOfService, $"the modem does not answer {job.Command}"));
        Unresponsive($"no answer to {job.Command}");
    }

    /// <summary>Any character ends what takes long (V.250, 5.6.1); its answer is still awaited.</summary>
    private void AbortCurrent()
    {
        _aborted = true;
        Note(">", "(abort)");
        Write("\r"u8);
        _output.StartTimer(AnswerTimer, _options.AnswerTimeout);
    }

    private void Answer(Job job, CommandAnswer answer)
    {
        if ((job.Ticket ?? job.Refused) is { } ticket)
            _output.Complete(ticket, answer);
    }

    /// <summary>It was never written.</summary>
    private void Refuse(Job job, CommandAnswer answer)
    {
        Answer(job, answer);
        job.Unbegun?.Invoke(answer);
    }

    private void RefuseDialogue(string why)
    {
        _output.StopTimer(AnswerTimer);
        foreach (var job in _jobs)
            Refuse(job, CommandAnswer.Rejected(Failure.ResourceOutOfService, why));
        if (_current is { } current)
            Answer(current, CommandAnswer.Rejected(Failure.ResourceOutOfService, why));
        ForgetDialogue();
    }

    private void ForgetDialogue()
    {
        _jobs.Clear();
        _dialWaits = false;
        _current = null;
        _lines.Clear();
    }

    /// <summary>One command for the modem.</summary>
    private sealed record Job(string Command)
    {
        /// <summary>The ticket that its result answers; null for none.</summary>
        public CommandTicket? Ticket { get; init; }

        /// <summary>The ticket that is refused when no result comes at all; a result is answered by <see cref="Done"/>.</summary>
        public CommandTicket? Refused { get; init; }

        /// <summary>What to do with the result and the lines before it.</summary>
        public Action<ModemResult, IReadOnlyList<string>>? Done { get; init; }

        /// <summary>What to do when it was written.</summary>
        public Action? Begun { get; init; }

        /// <summary>What to do when it never is written, with the reason.</summary>
        public Action<CommandAnswer>? Unbegun { get; init; }

        /// <summary>What to do when the far end rings.</summary>
        public Action? Ringing { get; init; }

        /// <summary>Asked when its turn comes, for much can have happened since it was queued: a refusal passes it over.</summary>
        public Func<CommandAnswer?>? Check { get; init; }

        /// <summary>How long the answer may take; null for the option.</summary>
        public TimeSpan? Timeout { get; init; }

        /// <summary>Whether audio that is not spoken yet is thrown away for it.</summary>
        public bool Cuts { get; init; }

        /// <summary>Whether it takes long and any character ends it.</summary>
        public bool Aborts { get; init; }

        /// <summary>It belongs to the session, and goes before everything.</summary>
        public bool OfSession { get; init; }

        /// <summary>It only asks whether the modem is there.</summary>
        public bool IsHeartbeat { get; init; }
    }
}
