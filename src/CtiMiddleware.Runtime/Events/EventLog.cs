using System.Diagnostics.CodeAnalysis;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>
/// The one event log with the present state of every object. All members are thread-safe; one writer at a time, in the order of the lock.
/// Positions have no holes. Readers are positions in the ring, not queues.
/// </summary>
public sealed class EventLog : IEventSink, IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly EventLogOptions _options;
    private readonly ObjectStore _store;
    private LogEntry[] _ring = new LogEntry[256];
    private int _count;
    private long _head;
    private long _bytes;
    private TaskCompletionSource? _waiting;
    private bool _disposed;

    /// <summary>A log at position 0.</summary>
    /// <param name="options">Its bounds.</param>
    /// <param name="time">The clock of <c>time</c> in the events.</param>
    /// <param name="ids">Where the epoch comes from: a new one for each log.</param>
    public EventLog(EventLogOptions options, TimeProvider time, IIdSource ids)
    {
        _options = options;
        _time = time;
        _store = new ObjectStore(options);
        // The clock's half of an identifier and four digits of chance: short, because every cursor carries it.
        var id = ids.Next(string.Empty);
        Epoch = string.Concat("e", id.AsSpan(0, 12), id.AsSpan(id.Length - 4));
    }

    /// <summary>The epoch: positions of another epoch cannot be resumed.</summary>
    public string Epoch { get; }

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <inheritdoc/>
    public Cursor Head
    {
        get
        {
            lock (_gate)
                return new Cursor(Epoch, _head);
        }
    }

    /// <summary>What the ring holds now.</summary>
    public Replay Replay
    {
        get
        {
            lock (_gate)
            {
                var oldest = _count == 0 ? (DateTimeOffset?)null : At_NeedsLock(_head - _count + 1).Time;
                return new Replay(new Cursor(Epoch, _head - _count), new Cursor(Epoch, _head), _bytes, oldest);
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An object of the body does not carry the position as its <c>rev</c>; nothing was appended.</exception>
    public long Append(EventDraft draft)
    {
        long number;
        TaskCompletionSource? wake;
        lock (_gate)
        {
            number = _head + 1;
            var body = draft.MakeBody(number);
            foreach (var value in body.Changed)
            {
                if (value.Rev != number)
                    throw new ArgumentException(
                        $"{value.Kind} {value.Key} has rev {value.Rev} in {draft.Type} at {number}.",
                        nameof(draft)
                    );
            }
            var now = _time.GetUtcNow();
            Add_NeedsLock(Enter_NeedsLock(draft, number, now, body));
            wake = _waiting;
            _waiting = null;
        }
        wake?.TrySetResult();
        return number;
    }

    /// <summary>Reads the events after a position.</summary>
    /// <param name="after">The last position that was read; 0 for the beginning.</param>
    /// <param name="max">How many at most.</param>
    /// <param name="into">Where they are added.</param>
    /// <returns>False when the position fell out of the ring, or never was in it: the reader must resync.</returns>
    public bool TryRead(long after, int max, ICollection<LogEntry> into)
    {
        lock (_gate)
        {
            if (after < _head - _count || after > _head)
                return false;
            var last = Math.Min(_head, after + max);
            for (var number = after + 1; number <= last; number++)
                into.Add(At_NeedsLock(number));
            return true;
        }
    }

    /// <summary>Waits until there is an event after a position. Costs nothing per reader while nothing happens.</summary>
    public ValueTask WaitAsync(long after, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_head > after)
                return ValueTask.CompletedTask;
            if (_disposed)
                return ValueTask.FromCanceled(new CancellationToken(canceled: true));
            _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_waiting.Task.WaitAsync(cancellationToken));
        }
    }

    /// <summary>Every object at the present position. Copies references, nothing else, and only of the kinds that changed since the last time.</summary>
    public LogSnapshot TakeSnapshot()
    {
        lock (_gate)
            return new LogSnapshot(new Cursor(Epoch, _head), _time.GetUtcNow(), _store.Arrays());
    }

    /// <summary>An object that exists now.</summary>
    public bool TryGet<T>(ObjectKind kind, string id, [NotNullWhen(true)] out T? value)
        where T : CtiObject
    {
        lock (_gate)
            value = _store.Get(kind, id) as T;
        return value is not null;
    }

    /// <summary>What is known of an identifier, ended objects included (see <see cref="EventLogOptions"/>).</summary>
    public ObjectLookup Find(ObjectKind kind, string id)
    {
        lock (_gate)
            return _store.Find(kind, id, _time.GetUtcNow());
    }

    /// <summary>What is known of a connection, ended and merged ones included.</summary>
    public ConnectionLookup Find(ConnectionId id)
    {
        lock (_gate)
            return _store.Find(id, _time.GetUtcNow());
    }

    /// <summary>Nothing follows any more: readers that wait are cancelled. What is in the log stays readable.</summary>
    public void Dispose()
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            _disposed = true;
            waiting = _waiting;
            _waiting = null;
        }
        waiting?.TrySetCanceled();
    }

    private LogEntry Enter_NeedsLock(in EventDraft draft, long number, DateTimeOffset now, EventBody body)
    {
        var changed = body.Changed.Count == 0 ? [] : new CtiObject?[body.Changed.Count];
        var removed = body.Removed.Count == 0 ? [] : new CtiObject?[body.Removed.Count];
        _store.Fold(body, number, now, changed, removed);
        var bytes = 200 + ObjectSize.Of(body) + ObjectSize.JsonOf(body);
        foreach (var value in body.Changed)
            bytes += ObjectSize.Of(value) + ObjectSize.JsonOf(value);
        // The state before is kept alive by this entry once the entry that made it is gone.
        foreach (var value in changed)
            bytes += ObjectSize.Of(value);
        foreach (var value in removed)
            bytes += ObjectSize.Of(value);
        return new LogEntry
        {
            Epoch = Epoch,
            Number = number,
            Type = draft.Type,
            Switch = draft.Switch,
            Subject = draft.Subject,
            Thread = draft.Thread,
            Time = now,
            Data = body,
            Bytes = bytes,
            ChangedBefore = changed,
            RemovedBefore = removed,
            Threads = _store.Threads(body, changed, removed),
            About = About_NeedsLock(body, draft.Subject),
        };
    }

    private CtiObject? About_NeedsLock(EventBody body, string subject)
    {
        if (body.Call is { } call)
            return _store.Get(ObjectKind.Call, call.Value);
        if (body.Changed.Count + body.Removed.Count > 0)
            return null;
        return _store.Get(ObjectKind.Device, subject)
            ?? _store.Get(ObjectKind.Agent, subject)
            ?? _store.Get(ObjectKind.Group, subject)
            ?? _store.Get(ObjectKind.Link, subject)
            ?? _store.Get(ObjectKind.Switch, subject)
            ?? _store.Get(ObjectKind.Server, subject);
    }

    private LogEntry At_NeedsLock(long number) => _ring[(int)(number & (_ring.Length - 1))];

    private void Add_NeedsLock(LogEntry entry)
    {
        if (_count == _ring.Length)
            Grow_NeedsLock();
        _head = entry.Number;
        _ring[(int)(_head & (_ring.Length - 1))] = entry;
        _count++;
        _bytes += entry.Bytes;
        while (_bytes > _options.RingBytes && _count > 0)
        {
            var oldest = (int)((_head - _count + 1) & (_ring.Length - 1));
            _bytes -= _ring[oldest].Bytes;
            _ring[oldest] = null!;
            _count--;
        }
    }

    private void Grow_NeedsLock()
    {
        var larger = new LogEntry[_ring.Length * 2];
        for (var number = _head - _count + 1; number <= _head; number++)
            larger[(int)(number & (larger.Length - 1))] = At_NeedsLock(number);
        _ring = larger;
    }
}
