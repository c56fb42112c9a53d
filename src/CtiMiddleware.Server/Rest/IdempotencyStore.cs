using System.Security.Cryptography;

namespace CtiMiddleware.Server.Rest;

/// <summary>
/// The commands given with an <c>Idempotency-Key</c> and their answers, per API key, for 24 hours, at most <see cref="Capacity"/> and
/// <see cref="MaxBytes"/> of answers; one API key may hold a quarter of both. When it is full the oldest answered goes early, of the same API key
/// if that one is over its share, which is counted. What has no answer yet never goes. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="capacity">How many are kept.</param>
/// <param name="maxBytes">Bytes of answers that are kept.</param>
public sealed class IdempotencyStore(TimeProvider time, int capacity = IdempotencyStore.Capacity, long maxBytes = IdempotencyStore.MaxBytes)
{
    private const int Shares = 4;

    /// <summary>How many are kept by default.</summary>
    public const int Capacity = 50_000;

    /// <summary>Bytes of answers that are kept by default.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>How long each is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Key, string Idempotency), Entry> _entries = [];
    private readonly LinkedList<Entry> _byAge = [];
    private readonly Dictionary<string, Holding> _holdings = new(StringComparer.Ordinal);
    private long _bytes;
    private long _evicted;

    /// <summary>How many were given up before their time because the store was full.</summary>
    public long Evicted => Interlocked.Read(ref _evicted);

    /// <summary>How many are kept now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    /// <summary>Begins a command. Exactly one caller gets <see cref="Start.Begun"/> for a key until it is given back or expires.</summary>
    /// <param name="apiKey">The API key's identifier: keys do not see each other's.</param>
    /// <param name="idempotencyKey">The header's value.</param>
    /// <param name="fingerprint">What was asked, from <see cref="Fingerprint"/>.</param>
    /// <param name="stored">The answer of before, with <see cref="Start.Replay"/>.</param>
    public Start Begin(string apiKey, string idempotencyKey, ReadOnlySpan<byte> fingerprint, out StoredAnswer? stored)
    {
        stored = null;
        lock (_lock)
        {
            Expire_NeedsLock();
            if (_entries.TryGetValue((apiKey, idempotencyKey), out var entry))
            {
                if (!CryptographicOperations.FixedTimeEquals(entry.Fingerprint, fingerprint))
                    return Start.Mismatch;
                stored = entry.Answer;
                return stored is null ? Start.Running : Start.Replay;
            }
            if (!MakeRoom_NeedsLock(apiKey))
                return Start.Full;
            entry = new Entry((apiKey, idempotencyKey), fingerprint.ToArray(), time.GetUtcNow() + Lifetime);
            _entries.Add(entry.Key, entry);
            entry.Node = _byAge.AddLast(entry);
            HoldingOf_NeedsLock(apiKey).Count++;
            return Start.Begun;
        }
    }

    /// <summary>Ends what <see cref="Begin"/> began: with the answer to keep, or with null to forget it so that it can be tried again.</summary>
    public void End(string apiKey, string idempotencyKey, StoredAnswer? answer)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((apiKey, idempotencyKey), out var entry))
                return;
            if (answer is null)
                Remove_NeedsLock(entry);
            else
                Keep_NeedsLock(entry, answer);
        }
    }

    /// <summary>What was asked: method, path and body.</summary>
    public static byte[] Fingerprint(string method, string path, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{method} {path}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private void Expire_NeedsLock()
    {
        var now = time.GetUtcNow();
        while (_byAge.First is { } first && first.Value.Expires <= now)
            Remove_NeedsLock(first.Value);
    }

    private bool MakeRoom_NeedsLock(string apiKey)
    {
        if (HoldingOf_NeedsLock(apiKey).Count >= Math.Max(1, capacity / Shares) && !EvictOldest_NeedsLock(apiKey))
            return false;
        return _entries.Count < capacity || EvictOldest_NeedsLock(apiKey: null);
    }

    private void Keep_NeedsLock(Entry entry, StoredAnswer answer)
    {
        if (entry.Answer is not null)
            return;
        entry.Answer = answer;
        var holding = HoldingOf_NeedsLock(entry.Key.Item1);
        holding.Bytes += answer.Body.Length;
        _bytes += answer.Body.Length;
        // At the end it is the new answer itself that goes, when it alone is beyond the bound.
        while (holding.Bytes > maxBytes / Shares && EvictOldest_NeedsLock(entry.Key.Item1)) { }
        while (_bytes > maxBytes && EvictOldest_NeedsLock(apiKey: null)) { }
    }

    // What has no answer yet is still running: forgotten, it could be carried out twice.
    private bool EvictOldest_NeedsLock(string? apiKey)
    {
        for (var node = _byAge.First; node is not null; node = node.Next)
        {
            var entry = node.Value;
            if (entry.Answer is null || (apiKey is not null && entry.Key.Item1 != apiKey))
                continue;
            Remove_NeedsLock(entry);
            Interlocked.Increment(ref _evicted);
            return true;
        }
        return false;
    }

    private void Remove_NeedsLock(Entry entry)
    {
        _entries.Remove(entry.Key);
        _byAge.Remove(entry.Node!);
        var holding = HoldingOf_NeedsLock(entry.Key.Item1);
        holding.Count--;
        var length = entry.Answer?.Body.Length ?? 0;
        holding.Bytes -= length;
        _bytes -= length;
    }

    // As many as there are API keys.
    private Holding HoldingOf_NeedsLock(string apiKey)
    {
        if (!_holdings.TryGetValue(apiKey, out var holding))
            _holdings.Add(apiKey, holding = new Holding());
        return holding;
    }

    /// <summary>What came of beginning.</summary>
    public enum Start
    {
        /// <summary>It is new: carry it out.</summary>
        Begun,

        /// <summary>It was carried out: give the stored answer.</summary>
        Replay,

        /// <summary>It is still running.</summary>
        Running,

        /// <summary>The key was used for something else.</summary>
        Mismatch,

        /// <summary>There is no room: as many as may be kept are still running.</summary>
        Full,
    }

    private sealed class Holding
    {
        public int Count { get; set; }
        public long Bytes { get; set; }
    }

    private sealed class Entry((string, string) key, byte[] fingerprint, DateTimeOffset expires)
    {
        public (string, string) Key { get; } = key;
        public byte[] Fingerprint { get; } = fingerprint;
        public DateTimeOffset Expires { get; } = expires;
        public StoredAnswer? Answer { get; set; }
        public LinkedListNode<Entry>? Node { get; set; }
    }
}
