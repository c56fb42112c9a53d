namespace CtiMiddleware.Runtime.Switches;

/// <summary>The timers of a switch's loop, in the order of their time and, at the same time, of their start. Belongs to the loop's thread.</summary>
/// <param name="time">The clock; its monotonic side is used.</param>
internal sealed class LoopTimers(TimeProvider time)
{
    private readonly long _origin = time.GetTimestamp();
    private readonly PriorityQueue<(LoopTimer Timer, TimeSpan Due), (TimeSpan, long)> _queue = new();
    private long _sequence;

    /// <summary>Monotonic time since the loop was made.</summary>
    public TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>When the next timer may be due, on the scale of <see cref="Now"/>; null when none runs.</summary>
    public TimeSpan? Next
    {
        get
        {
            while (_queue.TryPeek(out var entry, out _))
            {
                if (IsCurrent(entry) && entry.Timer.Running && entry.Timer.Due == entry.Due)
                    return entry.Due;
                _queue.Dequeue();
                Renew(entry);
            }
            return null;
        }
    }

    /// <summary>Makes a timer.</summary>
    public LoopTimer Create(Action elapsed) => new(this, elapsed);

    /// <summary>Fires what is due; true when something was. Timers started meanwhile wait for the next turn.</summary>
    public bool RunDue()
    {
        var now = Now;
        var last = _sequence;
        var any = false;
        while (Next <= now && _queue.TryPeek(out var entry, out var priority) && priority.Item2 <= last)
        {
            _queue.Dequeue();
            entry.Timer.Queued = TimeSpan.MaxValue;
            entry.Timer.Fire();
            any = true;
        }
        return any;
    }

    internal void Enqueue(LoopTimer timer, TimeSpan due)
    {
        timer.Queued = due;
        _queue.Enqueue((timer, due), (due, ++_sequence));
    }

    private static bool IsCurrent((LoopTimer Timer, TimeSpan Due) entry) => entry.Timer.Queued == entry.Due;

    private void Renew((LoopTimer Timer, TimeSpan Due) entry)
    {
        if (!IsCurrent(entry))
            return;
        entry.Timer.Queued = TimeSpan.MaxValue;
        if (entry.Timer.Running)
            Enqueue(entry.Timer, entry.Timer.Due);
    }
}
