using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Traffic;

/// <summary>Follows the attempts of a generator and counts what became of them. Called on the kernel.</summary>
internal sealed class TrafficLedger : IPbxObserver
{
    private readonly PbxEngine _engine;
    private readonly Dictionary<PbxCall, Attempt> _attempts = [];
    private readonly long _callsBefore;
    private readonly long _endedBefore;
    private long _begun;
    private long _answered;
    private long _abandoned;
    private long _busy;
    private long _noAnswer;
    private long _congested;
    private long _queued;
    private long _held;
    private long _transferred;
    private long _conferenced;
    private long _lost;
    private long _ended;
    private bool _attached;
    private bool _last;

    public TrafficLedger(PbxEngine engine)
    {
        _engine = engine;
        _callsBefore = engine.CallsMade;
        _endedBefore = engine.CallsEnded;
    }

    /// <summary>Begins to listen; nothing happens when it does already.</summary>
    public void Follow()
    {
        _last = false;
        if (!_attached)
        {
            _engine.Attach(this);
        }
        _attached = true;
    }

    /// <summary>No further attempt follows: listens until the last one is over.</summary>
    public void Finish()
    {
        _last = true;
        DetachWhenDone();
    }

    public void Begin(PbxLeg caller)
    {
        _begun++;
        _queued += caller.Waiting is null ? 0 : 1;
        _attempts.Add(caller.Call, new Attempt());
    }

    public TrafficAccount Account(long skipped) =>
        new()
        {
            Begun = _begun,
            Skipped = skipped,
            Answered = _answered,
            Abandoned = _abandoned,
            Busy = _busy,
            NoAnswer = _noAnswer,
            Congested = _congested,
            Lost = _lost,
            Pending = _begun - _answered - _abandoned - _busy - _noAnswer - _congested - _lost,
            Queued = _queued,
            Held = _held,
            Transferred = _transferred,
            Conferenced = _conferenced,
            Ended = _ended,
            Calls = _engine.CallsMade - _callsBefore,
            CallsEnded = _engine.CallsEnded - _endedBefore,
        };

    void IPbxObserver.On(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.Answered { From: not null } e when Find(e.Leg) is { Answered: false } attempt:
                attempt.Answered = true;
                _answered++;
                break;
            case PbxEvent.QueueJoined e when Find(e.Leg) is not null:
                _queued++;
                break;
            case PbxEvent.Failed e when Find(e.Leg) is { Answered: false } attempt:
                attempt.Failure ??= e.Cause;
                break;
            case PbxEvent.Held { BySwitch: false } e when Find(e.Leg) is not null:
                _held++;
                break;
            case PbxEvent.BlindTransferred e when Find(e.Transferee) is not null:
                _transferred++;
                break;
            case PbxEvent.Conferenced e when Find(e.HeldLeg) is not null:
                _conferenced++;
                break;
            case PbxEvent.Released e when e.Leg.Call.Legs.Count == 0 && _attempts.Remove(e.Leg.Call, out var attempt):
                End(attempt);
                DetachWhenDone();
                break;
            case PbxEvent.Restarted:
                _ended += _attempts.Count;
                _lost += _attempts.Values.Count(static attempt => !attempt.Answered);
                _attempts.Clear();
                DetachWhenDone();
                break;
        }
    }

    private void DetachWhenDone()
    {
        if (_last && _attempts.Count == 0)
        {
            _engine.Detach(this);
            _attached = false;
        }
    }

    private Attempt? Find(PbxLeg leg) => _attempts.GetValueOrDefault(leg.Call);

    private void End(Attempt attempt)
    {
        _ended++;
        if (attempt.Answered)
        {
            return;
        }
        switch (attempt.Failure)
        {
            case null:
                _abandoned++;
                break;
            case ReleaseCause.Busy:
                _busy++;
                break;
            case ReleaseCause.NoAnswer:
                _noAnswer++;
                break;
            default:
                _congested++;
                break;
        }
    }

    private sealed class Attempt
    {
        public bool Answered { get; set; }
        public ReleaseCause? Failure { get; set; }
    }
}
