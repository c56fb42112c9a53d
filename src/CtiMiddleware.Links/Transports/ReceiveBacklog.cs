using System.Diagnostics.CodeAnalysis;

namespace CtiMiddleware.Links.Transports;

/// <summary>
/// What was received and not yet taken: a bounded chain of chunks between one producer and one consumer, each on its own thread. Grows by
/// chunks on demand and gives them back when drained, so that an idle link costs one chunk.
/// </summary>
/// <param name="limit">Bound in bytes.</param>
/// <param name="time">The clock of the receive stamps.</param>
public sealed class ReceiveBacklog(int limit, TimeProvider time) : IDisposable
{
    /// <summary>Bytes of a chunk.</summary>
    public const int ChunkSize = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<Chunk> _chunks = new();
    private readonly SemaphoreSlim _room = new(0);
    private Chunk? _tail;
    private Chunk? _spare;
    private long _length;
    private bool _waitsForRoom;
    private int _wanted;
    private long? _fullSince;

    /// <summary>Bytes that wait.</summary>
    public long Length => Volatile.Read(ref _length);

    /// <summary>Producer: space to receive into, or false when the bound is reached.</summary>
    public bool TryGetSpace(out Memory<byte> space)
    {
        lock (_gate)
        {
            if (_length >= limit)
            {
                _fullSince ??= time.GetTimestamp();
                space = default;
                return false;
            }
            if (_tail is { } tail && tail.Start == tail.End)
                tail.Start = tail.End = 0;
            if (_tail is null || _tail.End == ChunkSize)
            {
                _tail = _spare ?? new Chunk();
                _spare = null;
                _chunks.Enqueue(_tail);
            }
            space = _tail.Bytes.Memory[_tail.End..];
            return true;
        }
    }

    /// <summary>Producer: so many bytes were received into the space.</summary>
    public void Commit(int count)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (_tail!.Start == _tail.End)
                _tail.Stamp = now;
            _tail.End += count;
            Volatile.Write(ref _length, _length + count);
        }
    }

    /// <summary>Producer: copies bytes in; false, with nothing copied, when they do not fit.</summary>
    public bool TryAppend(ReadOnlySpan<byte> bytes)
    {
        if (Length + bytes.Length > limit)
            return false;
        while (!bytes.IsEmpty && TryGetSpace(out var space))
        {
            var count = Math.Min(bytes.Length, space.Length);
            bytes[..count].CopyTo(space.Span);
            Commit(count);
            bytes = bytes[count..];
        }
        return true;
    }

    /// <summary>Producer: waits until the consumer made room of a chunk; false when it did not within the patience.</summary>
    public async ValueTask<bool> WaitForRoomAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        !MustWait(ChunkSize) || await _room.WaitAsync(patience, cancellationToken);

    /// <summary>The same, blocking the producer's own thread.</summary>
    public bool WaitForRoom(TimeSpan patience, CancellationToken cancellationToken) => WaitForRoom(ChunkSize, patience, cancellationToken);

    /// <summary>The same for so many bytes; false as well when there is never room for them.</summary>
    internal bool WaitForRoom(int bytes, TimeSpan patience, CancellationToken cancellationToken) =>
        !MustWait(bytes) || _room.Wait(patience, cancellationToken);

    /// <summary>Since when the buffer was full and has not been half empty since; zero when it is not so.</summary>
    public TimeSpan FullFor
    {
        get
        {
            lock (_gate)
                return _fullSince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
        }
    }

    /// <summary>Consumer: takes bytes, oldest first.</summary>
    /// <param name="destination">Where they go.</param>
    /// <param name="receivedAt">When the oldest was received; the present time when none wait.</param>
    public int Take(Span<byte> destination, out DateTimeOffset receivedAt)
    {
        receivedAt = default;
        var taken = 0;
        while (taken < destination.Length && Head() is { } head)
        {
            // Only the consumer moves Start and the producer only writes beyond End: the copy needs no lock.
            if (taken == 0)
                receivedAt = head.Stamp;
            var count = Math.Min(destination.Length - taken, head.Available);
            head.Chunk.Bytes.GetSpan().Slice(head.Start, count).CopyTo(destination[taken..]);
            taken += count;
            Release(head.Chunk, count);
        }
        if (taken == 0)
            receivedAt = time.GetUtcNow();
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    private bool MustWait(int bytes)
    {
        lock (_gate)
        {
            _wanted = bytes;
            _waitsForRoom = _length > limit - bytes;
            if (!_waitsForRoom)
                return false;
            while (_room.Wait(0))
            {
                // A signal of an earlier wait that ended in time must not end this one.
            }
            return true;
        }
    }

    private Window? Head()
    {
        lock (_gate)
        {
            return _chunks.TryPeek(out var chunk) && chunk.End > chunk.Start
                ? new Window(chunk, chunk.Start, chunk.End - chunk.Start, chunk.Stamp)
                : null;
        }
    }

    private void Release(Chunk chunk, int count)
    {
        lock (_gate)
        {
            chunk.Start += count;
            Volatile.Write(ref _length, _length - count);
            if (chunk.Start == chunk.End && (chunk != _tail || chunk.End == ChunkSize))
            {
                _chunks.Dequeue();
                if (chunk == _tail)
                    _tail = null;
                chunk.Start = chunk.End = 0;
                if (_spare is null)
                    _spare = chunk;
                else
                    ((IDisposable)chunk.Bytes).Dispose();
            }
            if (_length <= limit / 2)
                _fullSince = null;
            if (_waitsForRoom && _length <= limit - _wanted)
            {
                _waitsForRoom = false;
                _room.Release();
            }
        }
    }

    private readonly record struct Window(Chunk Chunk, int Start, int Available, DateTimeOffset Stamp);

    [SuppressMessage(
        "Design",
        "CA1001",
        Justification = "Drained chunks are disposed of by the backlog; those of a dropped backlog free themselves."
    )]
    private sealed class Chunk
    {
        public readonly NativeChunk Bytes = new(ChunkSize);
        public int Start;
        public int End;
        public DateTimeOffset Stamp;
    }
}
