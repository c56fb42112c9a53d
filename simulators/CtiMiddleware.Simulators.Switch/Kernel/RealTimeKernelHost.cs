using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Simulators.Switch.Kernel;

/// <summary>
/// Runs a <see cref="SimulationKernel"/> at the pace of a wall clock: the same queue and timers, one piece of work at a time,
/// fed from outside through a bounded inbox. Thread-safe. Disposing stops the run; work not yet run is dropped and its
/// callers see <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class RealTimeKernelHost : IAsyncDisposable
{
    /// <summary>The slowest pace of time that does not stand still, in simulated seconds for each second of the clock.</summary>
    public const double SlowestPace = 0.001;

    private const int InboxLimit = 65_536;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly SimulationKernel _kernel;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Channel<Action> _inbox;
    private readonly ITimer _alarm;
    private readonly Task _pump;
    private long _since;
    private TimeSpan _base;
    private double _pace = 1;
    private long _faults;

    /// <summary>Starts to run the kernel.</summary>
    /// <param name="kernel">Belongs to this host from now on: nobody else may run it.</param>
    /// <param name="timeProvider">The clock whose pace is followed.</param>
    /// <param name="logger">Hears of work that threw.</param>
    public RealTimeKernelHost(SimulationKernel kernel, TimeProvider timeProvider, ILogger logger)
    {
        _kernel = kernel;
        kernel.InstallsContext = false;
        _timeProvider = timeProvider;
        _logger = logger;
        _inbox = Channel.CreateBounded<Action>(
            new BoundedChannelOptions(InboxLimit) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
        );
        _since = timeProvider.GetTimestamp();
        // A wake-up that finds the inbox full is not lost: the pump is awake then anyway.
        _alarm = timeProvider.CreateTimer(
            _ => _inbox.Writer.TryWrite(static () => { }),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>Pieces of work that ended with an exception; each was logged and the simulation went on.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Called after each turn, when everything ready and due has run: the moment to flush outputs. Set before the first turn.</summary>
    public Action? TurnEnded { get; set; }

    /// <summary>Runs work on the kernel and gives its result back. Waits while the inbox is full.</summary>
    /// <param name="work">Runs once, on the kernel; what it throws is thrown to the caller.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    public async Task<T> InvokeAsync<T>(Func<T> work, CancellationToken cancellationToken = default)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Run()
        {
            try
            {
                done.TrySetResult(work());
            }
#pragma warning disable CA1031 // handed to the caller, whatever it is
            catch (Exception exception)
#pragma warning restore CA1031
            {
                done.TrySetException(exception);
            }
        }
        try
        {
            await _inbox.Writer.WriteAsync(Run, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new OperationCanceledException("The simulation has ended.", exception);
        }
        // Work still in the inbox when the host is disposed never runs: do not wait for it.
        await Task.WhenAny(done.Task, _pump).WaitAsync(cancellationToken);
        return done.Task.IsCompleted ? await done.Task : throw new OperationCanceledException("The simulation has ended.");
    }

    /// <summary>Runs work on the kernel and waits for its end.</summary>
    /// <param name="work">Runs once, on the kernel.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    public Task InvokeAsync(Action work, CancellationToken cancellationToken = default) =>
        InvokeAsync(
            () =>
            {
                work();
                return true;
            },
            cancellationToken
        );

    /// <summary>Waits for something that the kernel completes.</summary>
    /// <exception cref="OperationCanceledException">The simulation has ended before.</exception>
    internal async Task WaitAsync(Task done, CancellationToken cancellationToken)
    {
        await Task.WhenAny(done, _pump).WaitAsync(cancellationToken);
        if (!done.IsCompleted)
            throw new OperationCanceledException("The simulation has ended.");
    }

    /// <summary>Lets simulated time go faster or slower than the wall clock; 0 stands still, work from outside is still done.</summary>
    /// <param name="pace">Simulated seconds for each second of the clock: 0, or from <see cref="SlowestPace"/> to 1,000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SetPaceAsync(double pace, CancellationToken cancellationToken = default)
    {
        if (!(pace is 0 or (>= SlowestPace and <= 1000)))
            throw new ArgumentOutOfRangeException(nameof(pace), pace, "The pace must be 0, or from 0.001 to 1000.");
        return InvokeAsync(
            () =>
            {
                _base = WallClock();
                _since = _timeProvider.GetTimestamp();
                _pace = pace;
            },
            cancellationToken
        );
    }

    /// <summary>Lets simulated time pass at once: everything due within the span runs, in its order.</summary>
    /// <param name="span">How much; not negative.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task StepAsync(TimeSpan span, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        await InvokeAsync(() => _base += span, cancellationToken);
        // The kernel cannot run itself; it catches up before the next piece of work, which is this one.
        await InvokeAsync(static () => { }, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _inbox.Writer.TryComplete();
        await _alarm.DisposeAsync();
        await _pump;
    }

    private async Task PumpAsync()
    {
        while (await _inbox.Reader.WaitToReadAsync())
        {
            var budget = 1024;
            while (budget-- > 0 && _inbox.Reader.TryRead(out var work))
            {
                Guarded(() => _kernel.AdvanceTo(WallClock()));
                Guarded(() => _kernel.RunOne(work));
            }
            Guarded(() => _kernel.AdvanceTo(WallClock()));
            Guarded(() => TurnEnded?.Invoke());
            SetAlarm();
        }
    }

    private TimeSpan WallClock()
    {
        var elapsed = _timeProvider.GetElapsedTime(_since);
        return _base + (_pace == 1 ? elapsed : elapsed * _pace);
    }

    private void SetAlarm()
    {
        if (_kernel.NextDue is not { } due || _pace == 0)
        {
            return;
        }
        // Whole milliseconds upwards: a timer that fires early would spin. In floating point and bounded: slow time makes a wait as long as one likes,
        // and a timer takes 49 days at most. Woken too soon, the pump sets the alarm again.
        var wait = Math.Ceiling((due - WallClock()).Ticks / _pace / TimeSpan.TicksPerMillisecond);
        try
        {
            _alarm.Change(TimeSpan.FromMilliseconds(Math.Clamp(wait, 0, LongestSleep.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Disposed between two turns: the inbox is complete, the loop ends by itself.
        }
    }

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
#pragma warning disable CA1031 // one broken piece of work must not stop the switch
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _faults);
            SimulatorLog.WorkFailed(_logger, exception);
        }
    }
}
