using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>
/// One connection of a board: what is said, recorded and collected on it. This part asks the board for the directions of audio that these need and
/// goes on when it has them. Never calls the board inside a call of the board: it asks its engine to be called back. Loop's thread only.
/// </summary>
internal sealed partial class VoiceChannel
{
    private readonly VoiceEngine _engine;
    private readonly LoopTimer _deadline;
    private MediaDirections _asked;
    private MediaDirections _ready;
    private bool _waiting;
    private bool _discard;
    private bool _listens;

    public VoiceChannel(VoiceEngine engine, NativeConnection id)
    {
        _engine = engine;
        Id = id;
        _deadline = engine.Timers.Create(Unanswered);
    }

    /// <summary>The connection; changes when a merge renames it.</summary>
    public NativeConnection Id { get; set; }

    /// <summary>It waits to be called back by the engine.</summary>
    public bool Queued { get; set; }

    /// <summary>The connection ended.</summary>
    public bool Closed { get; private set; }

    /// <summary>It needs the clock.</summary>
    public bool Speaks => !Closed && (_play is { Step: PlayStep.Playing } || _play is { Step: PlayStep.Draining } play && !PlayedOut(play));

    private BoardTraits Traits => _engine.Traits;

    private MediaDirections Wanted
    {
        get
        {
            var speaks = _play is { Step: PlayStep.Starting or PlayStep.Playing, Suspended: false };
            var hears = !Traits.DetectsDigits && (_listens || _collect is not null || EndsByDigit);
            // The tone before a recording is being played out: what follows is the recording.
            var beeped = _play is { Silent: true, Step: PlayStep.Draining };
            var receives = hears || (_record is { Suspended: false } record && (!record.Beeping || beeped));
            var transmit = speaks ? MediaDirections.Transmit : MediaDirections.None;
            var receive = receives ? MediaDirections.Receive : MediaDirections.None;
            return Closed ? MediaDirections.None
                : Traits.FullDuplex ? transmit | receive
                : speaks ? MediaDirections.Transmit
                : receives ? MediaDirections.Receive
                : MediaDirections.None;
        }
    }

    private bool PlayedOut(PlayJob play) => play.PlayedOut(_engine.Clock.Tick);

    private bool EndsByDigit => _play is { Termination.Digits.Length: > 0 } || _record is { Termination.Digits.Length: > 0 };

    /// <summary>Listens for digits from now on, on a board that can while it speaks.</summary>
    public void Listen()
    {
        _listens = true;
        Settle();
    }

    /// <summary>What is wanted may have changed.</summary>
    public void Settle()
    {
        if (Wanted != _asked || _discard)
            _engine.Queue(this);
        else
            Advance();
    }

    /// <summary>The engine calls back, outside of every call of the board.</summary>
    public void Ask()
    {
        if (_discard)
        {
            _discard = false;
            if (!Closed)
                _engine.Board("Discard", (board, output) => board.Discard(Id, output));
        }
        var wanted = Wanted;
        if (wanted == _asked)
        {
            Advance();
            return;
        }
        _asked = wanted;
        if (Closed)
            return;
        _waiting = true;
        _deadline.Start(_engine.Options.MediaTimeout + Traits.TransmitLead);
        _engine.Board("SetMedia", (board, output) => board.SetMedia(Id, wanted, output));
    }

    /// <summary>The board says that audio flows.</summary>
    public void Ready(MediaDirections directions)
    {
        if (!_waiting)
            _engine.Odd($"The board says that audio of {Id} flows and was not asked.");
        _waiting = false;
        _deadline.Stop();
        _ready = directions;
        Advance();
    }

    /// <summary>The board cannot, or ended the flow by itself: nothing flows.</summary>
    public void Broken(string reason)
    {
        _waiting = _listens = false;
        _deadline.Stop();
        _asked = _ready = MediaDirections.None;
        Fail(reason);
        Settle();
    }

    /// <summary>The connection ended, or the link of all.</summary>
    /// <param name="reason">What the ends say.</param>
    /// <param name="text">The same in words, for what had not begun.</param>
    /// <param name="answers">False: commands under way are ended by somebody else.</param>
    public void Close(VoiceEnd reason, string text, bool answers)
    {
        if (Closed)
            return;
        if (!answers)
            Forget();
        EndAll(reason, text);
        Closed = true;
        _deadline.Stop();
        _pause?.Stop();
    }

    /// <summary>Nobody waits for a command any more.</summary>
    public void Abandon(CommandTicket ticket)
    {
        const string Late = "it did not begin before its time was over";
        if (_play?.Ticket == ticket)
            EndPlay(VoiceEnd.Failed, digit: null, Late);
        if (_record?.Ticket == ticket)
            EndRecord(VoiceEnd.Failed, digit: null, Late);
        if (_collect?.Ticket == ticket)
            EndCollect(CollectionEnd.SfTerminated, flush: null, Late);
    }

    private void Forget()
    {
        if (_play is not null)
            _play.Ticket = null;
        if (_record is not null)
            _record.Ticket = null;
        if (_collect is not null)
            _collect.Ticket = null;
    }

    // Ends what needs audio; digits that the board hears by itself go on.
    private void Fail(string reason)
    {
        EndPlay(VoiceEnd.Failed, digit: null, reason);
        EndRecord(VoiceEnd.Failed, digit: null, reason);
        if (!Traits.DetectsDigits)
            EndCollect(CollectionEnd.SfTerminated, flush: null, reason);
    }

    private void EndAll(VoiceEnd reason, string text)
    {
        EndPlay(reason, digit: null, text);
        EndRecord(reason, digit: null, text);
        EndCollect(reason == VoiceEnd.HangUp ? CollectionEnd.HangUp : CollectionEnd.SfTerminated, flush: null, text);
    }

    private void Unanswered()
    {
        if (Closed || !_waiting)
            return;
        _engine.Odd($"The board did not say within {_engine.Options.MediaTimeout.TotalSeconds} s whether audio of {Id} flows ({_asked}).");
        Broken("the board did not say in time whether audio flows");
        _engine.Flush();
    }

    private void Advance()
    {
        if (_waiting || Closed)
            return;
        if (_play is { Step: PlayStep.Starting, Suspended: false } && _ready.HasFlag(MediaDirections.Transmit))
            BeginPlay();
        // A board without a buffer of its own says at once that nothing flows: what is on its way is heard a moment later.
        if (_play is { Step: PlayStep.Draining } draining && !_ready.HasFlag(MediaDirections.Transmit) && PlayedOut(draining))
            EndPlay(VoiceEnd.EndOfMessage, digit: null, text: null);
        if (_record is { Running: false, Beeping: false, Suspended: false } && _ready.HasFlag(MediaDirections.Receive))
            BeginRecord();
        var deaf = !Traits.FullDuplex && _play is not null;
        if (_collect is { Running: false } && (Traits.DetectsDigits || deaf || _ready.HasFlag(MediaDirections.Receive)))
            BeginCollect();
    }

    private void Acknowledge(CommandTicket? ticket, params KeyValuePair<string, string>[] fields)
    {
        if (ticket is { } waiting)
            _engine.Complete(waiting, CommandAnswer.Acknowledged with { Fields = fields });
    }

    private void Refuse(CommandTicket ticket, VoiceEnd reason, string? text)
    {
        var failure = reason == VoiceEnd.HangUp ? Failure.InvalidConnection : Failure.ResourceOutOfService;
        _engine.Complete(ticket, CommandAnswer.Rejected(failure, text ?? "it was ended before it began"));
    }
}
