using System.Collections.Concurrent;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>What other threads want done on a loop's thread, bounded. <see cref="Run"/> belongs to the loop's thread, the rest to any.</summary>
/// <param name="bound">How many may wait.</param>
internal sealed class LoopPosts(int bound)
{
    private readonly ConcurrentQueue<Action> _queue = new();
    private readonly Lock _drain = new();
    private int _count;
    private volatile bool _closed;

    /// <summary>Adds one; false when too many wait.</summary>
    public bool TryAdd(Action action)
    {
        if (Interlocked.Increment(ref _count) > bound)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }
        _queue.Enqueue(action);
        if (_closed)
            Drain();
        return true;
    }

    /// <summary>Does as many as there are now; what these add waits for the next turn. True when there was one.</summary>
    public bool Run()
    {
        var any = false;
        for (var count = _queue.Count; count > 0 && _queue.TryDequeue(out var action); count--)
        {
            Interlocked.Decrement(ref _count);
            action();
            any = true;
        }
        return any;
    }

    /// <summary>The loop's thread ended: what is added from here on is done at once by who adds it.</summary>
    public void Close()
    {
        _closed = true;
        Drain();
    }

    private void Drain()
    {
        lock (_drain)
        {
            while (Run()) { }
        }
    }
}
