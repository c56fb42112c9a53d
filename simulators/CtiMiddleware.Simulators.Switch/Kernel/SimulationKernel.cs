namespace CtiMiddleware.Simulators.Switch.Kernel;

/// <summary>
/// Single-threaded kernel of a simulation: a queue of ready work and a heap of timers. All ready work runs before the next
/// timer is taken, so one seed gives one run. Time is the kernel's own: <see cref="RunFor"/> jumps from timer to timer
/// (virtual time); <see cref="RealTimeKernelHost"/> runs the same queue at the pace of a wall clock.
/// Everything is called on one thread at a time; a call from another thread during a run throws.
/// </summary>
public sealed class SimulationKernel
{
    /// <summary>Ready work beyond this many items means that the simulation feeds itself without end.</summary>
    private const int ReadyLimit = 1_000_000;

    private readonly Queue<Action> _ready = new();
    private readonly TimerHeap _timers = new();
    private readonly DateTimeOffset _start;
    private long _now;
    private long _sequence;
    private int _runningThread;

    /// <summary>Creates a kernel at its start time, with nothing to do.</summary>
    /// <param name="seed">Seed of <see cref="Random"/>.</param>
    /// <param name="start">What the simulated clock shows at the start.</param>
    public SimulationKernel(ulong seed, DateTimeOffset start)
    {
        Seed = seed;
        Random = new SplitMix64(seed);
        _start = start;
        Clock = new VirtualTimeProvider(this);
        Context = new KernelSynchronizationContext(this);
    }

    /// <summary>The seed of the run. Chance that must not disturb <see cref="Random"/> is derived from it, see <see cref="DerivedSeed"/>.</summary>
    public ulong Seed { get; }

    /// <summary>A seed for chance of its own: another for every run and purpose, drawn without touching <see cref="Random"/>.</summary>
    /// <param name="purpose">Whose chance it is.</param>
    public ulong DerivedSeed(string purpose)
    {
        var seed = Seed;
        foreach (var letter in purpose)
        {
            seed = new SplitMix64(seed ^ letter).Next();
        }
        return seed;
    }

    /// <summary>The source of chance in this simulation.</summary>
    public SplitMix64 Random { get; }

    /// <summary>The kernel's time as a <see cref="TimeProvider"/>; its timers run on the kernel.</summary>
    public VirtualTimeProvider Clock { get; }

    /// <summary>Runs continuations of asynchronous code on the kernel (installed during every run in virtual time; in real time awaits go on elsewhere).</summary>
    public SynchronizationContext Context { get; }

    /// <summary>False in real time: a continuation may come from any thread there, and the ready queue belongs to one.</summary>
    internal bool InstallsContext { get; set; } = true;

    /// <summary>The time of day as the switch's own clock shows it: what faces stamp and the engine notes.</summary>
    public DateTimeOffset Now => TrueTime + ClockOffset;

    /// <summary>How wrong the switch's clock is; a clock jump changes it. Timers and <see cref="Clock"/> go on as before.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>The simulated time of day for whoever has a clock of his own.</summary>
    internal DateTimeOffset TrueTime => _start + TimeSpan.FromTicks(_now);

    /// <summary>Simulated time since the start.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(_now);

    /// <summary>Items of work run so far, timers included.</summary>
    public long Executed { get; private set; }

    /// <summary>Timers that wait.</summary>
    public int PendingTimers => _timers.Count;

    /// <summary>When the next timer is due, counted from the start; null when none waits.</summary>
    public TimeSpan? NextDue => _timers.Peek() is { } timer ? TimeSpan.FromTicks(timer.Due) : null;

    /// <summary>Queues work to run before the clock moves.</summary>
    /// <param name="work">Runs once, on the kernel.</param>
    /// <exception cref="InvalidOperationException">Called from a foreign thread during a run, or the queue has no bound any more.</exception>
    public void Post(Action work)
    {
        RefuseForeignThread();
        if (_ready.Count >= ReadyLimit)
        {
            throw new InvalidOperationException($"More than {ReadyLimit} items of ready work: the simulation feeds itself.");
        }
        _ready.Enqueue(work);
    }

    /// <summary>Runs work after a simulated delay.</summary>
    /// <param name="delay">Zero or more; zero runs at this instant, after the work that is ready now.</param>
    /// <param name="work">Runs once, on the kernel, unless the timer is disposed before.</param>
    /// <exception cref="InvalidOperationException">Called from a foreign thread during a run.</exception>
    public KernelTimer Schedule(TimeSpan delay, Action work)
    {
        RefuseForeignThread();
        var due = _now + Math.Max(0, delay.Ticks);
        var timer = new KernelTimer(_timers, due, _sequence++, work);
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Runs for a span of virtual time, without waiting: timer by timer, all ready work before each.</summary>
    /// <param name="span">How far the clock moves.</param>
    public void RunFor(TimeSpan span) => AdvanceTo(Elapsed + span);

    /// <summary>Runs all ready work; the clock stands still.</summary>
    public void RunReady() => AdvanceTo(Elapsed);

    /// <summary>Runs one item and the ready work that it causes; used by the real-time host for work from outside.</summary>
    internal void RunOne(Action work) =>
        Run(() =>
        {
            Execute(work);
            DrainReady();
        });

    /// <summary>Runs everything due up to a point in time and leaves the clock there. Never moves it back.</summary>
    internal void AdvanceTo(TimeSpan target) =>
        Run(() =>
        {
            DrainReady();
            while (_timers.Peek() is { } timer && timer.Due <= target.Ticks)
            {
                _timers.Remove(timer);
                _now = Math.Max(_now, timer.Due);
                Execute(timer.Work);
                DrainReady();
            }
            _now = Math.Max(_now, target.Ticks);
        });

    private void Run(Action body)
    {
        var thread = Environment.CurrentManagedThreadId;
        if (Interlocked.CompareExchange(ref _runningThread, thread, 0) != 0)
        {
            throw new InvalidOperationException("The kernel is already running: work may not run it again.");
        }
        var outer = SynchronizationContext.Current;
        if (InstallsContext)
        {
            SynchronizationContext.SetSynchronizationContext(Context);
        }
        try
        {
            body();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            Volatile.Write(ref _runningThread, 0);
        }
    }

    private void DrainReady()
    {
        while (_ready.TryDequeue(out var work))
        {
            Execute(work);
        }
    }

    private void Execute(Action work)
    {
        Executed++;
        work();
    }

    private void RefuseForeignThread()
    {
        var running = Volatile.Read(ref _runningThread);
        if (running != 0 && running != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException(
                "Work was given to the kernel from a foreign thread: what follows would not be repeatable."
            );
        }
    }
}
