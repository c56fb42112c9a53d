using System.Collections.Concurrent;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.Streaming;

/// <summary>Every open stream, and what happened to those that were. Thread-safe.</summary>
/// <param name="limit">The most that may be open at once.</param>
public sealed class StreamRegistry(int limit)
{
    private readonly ConcurrentDictionary<long, StreamPump> _open = new();
    private readonly ConcurrentDictionary<string, long> _resyncs = new(StringComparer.Ordinal);
    private long _opened;
    private long _tooSlow;
    private int _count;

    /// <summary>Takes a place for a stream; false when there is none.</summary>
    public bool TryEnter(out long number)
    {
        number = 0;
        if (Interlocked.Increment(ref _count) > limit)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }
        number = Interlocked.Increment(ref _opened);
        return true;
    }

    /// <summary>Gives the place back.</summary>
    public void Leave(long number)
    {
        _open.TryRemove(number, out _);
        Interlocked.Decrement(ref _count);
    }

    /// <summary>What there is to tell.</summary>
    public StatusStreams Report() =>
        new(
            Volatile.Read(ref _count),
            Interlocked.Read(ref _opened),
            new SortedDictionary<string, long>(_resyncs, StringComparer.Ordinal),
            Interlocked.Read(ref _tooSlow)
        );

    /// <summary>How many subscriptions look at a switch.</summary>
    public int SubscriptionsOf(SwitchId @switch) => _open.Values.Sum(pump => pump.SubscriptionsOf(@switch));

    internal void Add(long number, StreamPump pump) => _open[number] = pump;

    internal void CountResync(string reason) => _resyncs.AddOrUpdate(reason, 1, static (_, count) => count + 1);

    internal void CountTooSlow() => Interlocked.Increment(ref _tooSlow);
}
