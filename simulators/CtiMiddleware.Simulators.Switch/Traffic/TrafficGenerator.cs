using System.Globalization;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Traffic;

/// <summary>
/// Gentle, seeded traffic: calls inside, from and to outside, to groups; some held, transferred, refused, unanswered. Runs
/// on the engine's kernel, so in virtual or real time. Called on the kernel.
/// </summary>
public sealed class TrafficGenerator
{
    private readonly PbxEngine _engine;
    private readonly CallDirector _director;
    private readonly TrafficOptions _options;
    private readonly Station[] _callers;
    private readonly AgentGroup[] _groups;
    private readonly Trunk? _trunk;
    private readonly TrafficLedger _ledger;
    private readonly AgentHabits _habits;
    private KernelTimer? _next;
    private TimeSpan _began;

    /// <summary>Prepares traffic; nothing happens before <see cref="Start"/>.</summary>
    /// <param name="engine">The switch.</param>
    /// <param name="director">Plays the people.</param>
    /// <param name="options">The mix.</param>
    public TrafficGenerator(PbxEngine engine, CallDirector director, TrafficOptions options)
    {
        _engine = engine;
        _director = director;
        _options = options;
        // Agents wait for the group's calls: they neither call nor are called by name.
        _callers = engine.Stations.Where(station => station.Memberships.Count == 0 && station.Agent is null).ToArray();
        _ledger = new TrafficLedger(engine);
        _habits = new AgentHabits(engine);
        _groups = engine.Groups.ToArray();
        _trunk = engine.Trunks.FirstOrDefault();
    }

    /// <summary>Calls begun.</summary>
    public long Begun { get; private set; }

    /// <summary>Calls not begun because nobody was free or <see cref="TrafficOptions.MaxCalls"/> was reached.</summary>
    public long Skipped { get; private set; }

    /// <summary>Whether further calls will be made.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>What became of the calls so far.</summary>
    public TrafficAccount Account() => _ledger.Account(Skipped);

    private SplitMix64 Random => _engine.Kernel.Random;

    /// <summary>Begins to make calls.</summary>
    public void Start()
    {
        if (!IsRunning)
        {
            _engine.Attach(_habits);
        }
        _ledger.Follow();
        IsRunning = true;
        _began = _engine.Kernel.Elapsed;
        Plan();
    }

    /// <summary>Makes no further calls; those in progress go on to their end.</summary>
    public void Stop()
    {
        IsRunning = false;
        _next?.Dispose();
        _engine.Detach(_habits);
        _ledger.Finish();
    }

    /// <summary>While the rate rises a share of the arrivals does not happen: what is left is a Poisson process of the rate reached.</summary>
    private bool IsThinned =>
        _options.RampFor > TimeSpan.Zero
        && (_engine.Kernel.Elapsed - _began) / _options.RampFor is < 1 and var reached
        && Random.NextDouble() >= reached;

    private void Plan() =>
        _next = _engine.Kernel.Schedule(
            Random.NextExponential(TimeSpan.FromMinutes(1 / _options.CallsPerMinute)),
            () =>
            {
                Plan();
                if (IsThinned)
                {
                    return;
                }
                if (Begin())
                {
                    Begun++;
                }
                else
                {
                    Skipped++;
                }
            }
        );

    private bool Begin()
    {
        if (_director.Calls >= _options.MaxCalls)
        {
            return false;
        }
        var kind = Random.NextDouble();
        if (_trunk is not null && _groups.Length > 0 && kind < _options.QueueShare)
        {
            var group = _groups[Random.NextInt(_groups.Length)];
            return Play(engine => engine.Inbound(_trunk, Outside(), group.Number), called: null);
        }
        kind -= _options.QueueShare;
        var to = FreeStation(null);
        if (to is null)
        {
            return false;
        }
        if (_trunk is not null && kind >= 0 && kind < _options.InboundShare)
        {
            return Play(engine => engine.Inbound(_trunk, Outside(), to.Number), to);
        }
        kind -= _options.InboundShare;
        if (_trunk is not null && kind >= 0 && kind < _options.OutboundShare)
        {
            return Play(engine => engine.Dial(to, Outside()), to);
        }
        return FreeStation(to) is { } from && Play(engine => engine.Dial(from, to.Number), to);
    }

    private bool Play(Func<PbxEngine, PbxLeg?> place, Station? called)
    {
        if (_director.Play(place, NewPlan(called)) is not { } caller)
        {
            return false;
        }
        _ledger.Begin(caller);
        return true;
    }

    private CallPlan NewPlan(Station? called)
    {
        var fate = Random.NextDouble();
        if (fate < _options.BusyShare)
        {
            return new CallPlan { RefuseAfter = Random.NextAround(_options.AnswerAfter, 0.5), GiveUpAfter = TimeSpan.FromSeconds(40) };
        }
        if (fate < _options.BusyShare + _options.NoAnswerShare)
        {
            return new CallPlan { GiveUpAfter = Random.NextAround(TimeSpan.FromSeconds(15), 0.5) };
        }
        if (_options.AbandonShare > 0 && Random.NextChance(_options.AbandonShare))
        {
            return new CallPlan { GiveUpAfter = Random.NextAround(_options.AnswerAfter, 0.5) };
        }
        var talk = Random.NextAround(_options.TalkFor, 0.8);
        var plan = new CallPlan
        {
            AnswerAfter = Random.NextAround(_options.AnswerAfter, 0.6),
            TalkFor = talk,
            CalledHangsUp = Random.NextChance(0.5),
            GiveUpAfter = TimeSpan.FromMinutes(2),
        };
        if (Random.NextChance(_options.TransferShare) && FreeStation(called) is { } target)
        {
            return plan with { TransferAfter = talk / 2, TransferTo = target.Number };
        }
        if (_options.ConferenceShare > 0 && Random.NextChance(_options.ConferenceShare) && FreeStation(called) is { } third)
        {
            return plan with { ConferenceAfter = talk / 3, ConferenceWith = third.Number };
        }
        return Random.NextChance(_options.HoldShare) ? plan with { HoldAfter = talk / 3, HoldFor = talk / 4 } : plan;
    }

    private Station? FreeStation(Station? except)
    {
        if (_callers.Length == 0)
        {
            return null;
        }
        for (var i = 0; i < 16; i++)
        {
            var station = _callers[Random.NextInt(_callers.Length)];
            if (station is { InService: true, Legs.Count: 0 } && !ReferenceEquals(station, except))
            {
                return station;
            }
        }
        return null;
    }

    private string Outside() => "0" + (160_000_000L + Random.NextInt(19_999_999)).ToString(CultureInfo.InvariantCulture);
}
