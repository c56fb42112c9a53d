using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Traffic;

/// <summary>
/// Keeps a number of calls between stations up and replaces them at a steady rate. Called on the kernel.
/// </summary>
public sealed class LoadGenerator : IPbxObserver
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly PbxEngine _engine;
    private readonly CallDirector _director;
    private readonly LoadOptions _options;
    private readonly Queue<Station> _idle;
    private readonly Queue<(PbxLeg Caller, Station From, Station To)> _calls = new();
    private KernelTimer? _timer;
    private double _owed;

    /// <summary>Prepares a load; nothing happens before <see cref="Start"/>.</summary>
    /// <param name="engine">The switch.</param>
    /// <param name="director">Plays the people.</param>
    /// <param name="options">How many calls, how fast.</param>
    public LoadGenerator(PbxEngine engine, CallDirector director, LoadOptions options)
    {
        _engine = engine;
        _director = director;
        _options = options;
        _idle = new Queue<Station>(engine.Stations.Where(station => station.Memberships.Count == 0));
    }

    /// <summary>Calls begun.</summary>
    public long Begun { get; private set; }

    /// <summary>Calls that could not be begun for want of a free station.</summary>
    public long Skipped { get; private set; }

    /// <summary>Calls up, or about to be.</summary>
    public int Up => _calls.Count;

    /// <summary>Begins.</summary>
    public void Start()
    {
        _engine.Attach(this);
        _timer = _engine.Kernel.Schedule(Tick, Turn);
    }

    /// <summary>Makes no further calls and ends none.</summary>
    public void Stop()
    {
        _timer?.Dispose();
        _engine.Detach(this);
    }

    void IPbxObserver.On(PbxEvent happened)
    {
        if (happened is not PbxEvent.Restarted)
        {
            return;
        }
        while (_calls.TryDequeue(out var lost))
        {
            _idle.Enqueue(lost.From);
            _idle.Enqueue(lost.To);
        }
    }

    private void Turn()
    {
        _timer = _engine.Kernel.Schedule(Tick, Turn);
        var rate = _calls.Count < _options.CallsUp ? _options.RampPerSecond : _options.CallsPerSecond;
        _owed += rate * Tick.TotalSeconds;
        while (_owed >= 1)
        {
            _owed--;
            if (_calls.Count >= _options.CallsUp)
            {
                if (_options.CallsPerSecond <= 0)
                {
                    _owed = 0;
                    return;
                }
                EndOldest();
            }
            Begin();
        }
    }

    private void EndOldest()
    {
        var (caller, from, to) = _calls.Dequeue();
        _engine.HangUp(caller);
        _idle.Enqueue(from);
        _idle.Enqueue(to);
    }

    private void Begin()
    {
        if (_idle.Count < 2)
        {
            Skipped++;
            return;
        }
        var (from, to) = (_idle.Dequeue(), _idle.Dequeue());
        var caller = _director.Play(engine => engine.Dial(from, to.Number), new CallPlan { AnswerAfter = _options.AnswerAfter });
        if (caller is null)
        {
            Skipped++;
            _idle.Enqueue(from);
            _idle.Enqueue(to);
            return;
        }
        Begun++;
        _calls.Enqueue((caller, from, to));
    }
}
