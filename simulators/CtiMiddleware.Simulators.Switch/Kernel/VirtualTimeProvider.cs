namespace CtiMiddleware.Simulators.Switch.Kernel;

/// <summary>The kernel's clock as a <see cref="TimeProvider"/>: time moves only when the kernel runs, timers fire on the kernel in order of their due time.</summary>
public sealed class VirtualTimeProvider : TimeProvider
{
    private readonly SimulationKernel _kernel;

    internal VirtualTimeProvider(SimulationKernel kernel) => _kernel = kernel;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _kernel.TrueTime;

    /// <inheritdoc/>
    public override long GetTimestamp() => _kernel.Elapsed.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(_kernel, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class VirtualTimer(SimulationKernel kernel, TimerCallback callback, object? state) : ITimer
    {
        private KernelTimer? _pending;
        private bool _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (_disposed)
            {
                return false;
            }
            _pending?.Dispose();
            _pending = dueTime == Timeout.InfiniteTimeSpan ? null : kernel.Schedule(dueTime, () => Fire(period));
            return true;
        }

        public void Dispose()
        {
            _disposed = true;
            _pending?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan && period > TimeSpan.Zero)
            {
                _pending = kernel.Schedule(period, () => Fire(period));
            }
            callback(state);
        }
    }
}
