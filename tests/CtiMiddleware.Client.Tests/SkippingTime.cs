namespace CtiMiddleware.Client.Tests;

/// <summary>A clock on which short waits are over at once and long ones (the watch over a silent server) only when the test says so.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Waiting> _long = [];
    private TimeSpan _elapsed;

    public List<TimeSpan> Waits { get; } = [];

    public TimeSpan LongFrom { get; init; } = TimeSpan.FromSeconds(15);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock)
            return _elapsed.Ticks;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return DateTimeOffset.UnixEpoch + _elapsed;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends every long wait that is under way.</summary>
    public void EndLongWaits()
    {
        Waiting[] waiting;
        lock (_lock)
        {
            waiting = [.. _long];
            _long.Clear();
        }
        foreach (var timer in waiting)
            timer.Fire();
    }

    private void Start(Waiting timer, TimeSpan due)
    {
        lock (_lock)
        {
            if (due >= LongFrom)
            {
                _long.Add(timer);
                return;
            }
            Waits.Add(due);
            _elapsed += due;
        }
        ThreadPool.QueueUserWorkItem(static waiting => waiting.Fire(), timer, preferLocal: false);
    }

    private void Forget(Waiting timer)
    {
        lock (_lock)
            _long.Remove(timer);
    }

    private sealed class Waiting(SkippingTime time, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _ended;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Forget(this);
            if (dueTime != Timeout.InfiniteTimeSpan)
                time.Start(this, dueTime);
            return true;
        }

        public void Fire()
        {
            if (!_ended)
                callback(state);
        }

        public void Dispose()
        {
            _ended = true;
            time.Forget(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
