namespace CtiMiddleware.Links.Tests;

/// <summary>A clock that only the test moves.</summary>
public sealed class ManualTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<ManualTimer> _timers = [];

    public TimeSpan Elapsed { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time)
    {
        Elapsed += time;
        foreach (var timer in _timers.Where(timer => timer.Due <= Elapsed).OrderBy(static timer => timer.Due).ToArray())
            timer.Fire();
    }

    /// <summary>Timers that fire once, on the thread that moves the clock.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new ManualTimer(this, () => callback(state), Elapsed + dueTime);
        _timers.Add(timer);
        return timer;
    }

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    private sealed class ManualTimer(ManualTime owner, Action callback, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void Fire()
        {
            owner._timers.Remove(this);
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("Nobody here changes a timer.");

        public void Dispose() => owner._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
