using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>
/// One reader of the log: a position in the ring, a view and a sequence number; no queue. Knows nothing of
/// what carries the items. Not thread-safe: its connection drives it. Loop: <see cref="Read"/> until it gives 0, send, <see cref="WaitAsync"/>.
/// </summary>
public sealed class Subscription
{
    private const int ScanAtOnce = 512;
    private const int MaxUnfinished = 3;

    private readonly EventLog _log;
    private readonly List<LogEntry> _entries = [];
    private EventView _view;
    private IEnumerator<CtiObject>? _snapshot;
    private Cursor _snapshotCursor;
    private string? _resync;
    private long _position;
    private long _snapshotBytes;
    private int _unfinished;
    private bool _justFinished;

    /// <summary>A reader that begins with a snapshot, or goes on where it was.</summary>
    /// <param name="log">The log.</param>
    /// <param name="view">What it sees.</param>
    /// <param name="from">Where it was; null for a snapshot.</param>
    /// <param name="lastSeq">The last sequence number it received, when it goes on.</param>
    public Subscription(EventLog log, EventView view, Cursor? from = null, long lastSeq = 0)
    {
        _log = log;
        _view = view;
        Seq = lastSeq;
        if (from is not { } cursor)
        {
            _resync = ResyncReasons.Initial;
        }
        else if (cursor.Epoch != log.Epoch)
        {
            _resync = ResyncReasons.EpochChanged;
        }
        else
        {
            _position = cursor.Number;
            _entries.Clear();
            if (!log.TryRead(_position, 0, _entries))
                _resync = ResyncReasons.CursorExpired;
        }
    }

    /// <summary>How far it has read: what a heartbeat names once everything read was sent. Meaningless while <see cref="InSnapshot"/>.</summary>
    public Cursor Cursor => new(_log.Epoch, _position);

    /// <summary>The sequence number of the last event or end of snapshot.</summary>
    public long Seq { get; private set; }

    /// <summary>A snapshot is due or being given; heartbeats leave the reader out.</summary>
    public bool InSnapshot => _resync is not null || _snapshot is not null;

    /// <summary>It was ended as too slow.</summary>
    public bool Ended { get; private set; }

    /// <summary>What it sees.</summary>
    public EventView View => _view;

    /// <summary>Changes what it sees: a resync follows, because what it has no longer answers to the view.</summary>
    public void ChangeView(EventView view)
    {
        _view = view;
        _snapshot?.Dispose();
        _snapshot = null;
        _resync = ResyncReasons.FilterChanged;
    }

    /// <summary>Reads what there is.</summary>
    /// <param name="into">Where items are added, in order.</param>
    /// <param name="max">How many at most (two more at a resync).</param>
    /// <returns>How many were added; 0 when there is nothing to read now.</returns>
    public int Read(ICollection<StreamItem> into, int max)
    {
        var before = into.Count;
        while (!Ended && into.Count - before < max)
        {
            if (_resync is { } reason)
                Begin(reason, into);
            else if (_snapshot is not null)
                ContinueSnapshot(into, max - (into.Count - before));
            else if (!ReadEvents(into, max - (into.Count - before)))
                break;
        }
        return into.Count - before;
    }

    /// <summary>Waits until <see cref="Read"/> can give something, or until events passed that the reader does not see.</summary>
    public ValueTask WaitAsync(CancellationToken cancellationToken) =>
        InSnapshot || Ended ? ValueTask.CompletedTask : _log.WaitAsync(_position, cancellationToken);

    private void Begin(string reason, ICollection<StreamItem> into)
    {
        _resync = null;
        if (reason != ResyncReasons.Initial)
            into.Add(new StreamItem(StreamItemKind.Resync) { Reason = reason });
        var snapshot = _log.TakeSnapshot();
        _snapshot = _view.Select(snapshot).GetEnumerator();
        _snapshotCursor = snapshot.Cursor;
        _snapshotBytes = 0;
        into.Add(new StreamItem(StreamItemKind.SnapshotBegin) { Reason = reason });
    }

    private void ContinueSnapshot(ICollection<StreamItem> into, int max)
    {
        for (var i = 0; i < max; i++)
        {
            if (!_snapshot!.MoveNext())
            {
                _snapshot.Dispose();
                _snapshot = null;
                _position = _snapshotCursor.Number;
                _justFinished = true;
                Seq = 1;
                into.Add(new StreamItem(StreamItemKind.SnapshotEnd) { Cursor = _snapshotCursor, Seq = Seq });
                return;
            }
            var value = _snapshot.Current;
            var json = CtiJson.ToUtf8(value);
            _snapshotBytes += json.Length;
            into.Add(new StreamItem(StreamItemKind.Item) { ObjectKind = value.Kind, Json = json });
        }
    }

    // False when there is nothing after the position.
    private bool ReadEvents(ICollection<StreamItem> into, int max)
    {
        _entries.Clear();
        if (!_log.TryRead(_position, Math.Min(max, ScanAtOnce), _entries))
        {
            FellOut(into);
            return true;
        }
        if (_justFinished)
        {
            _justFinished = false;
            _unfinished = 0;
        }
        foreach (var entry in _entries)
        {
            _position = entry.Number;
            var result = _view.Apply(entry);
            if (!result.Visible)
                continue;
            Seq++;
            into.Add(
                new StreamItem(StreamItemKind.Event)
                {
                    Json = result.Json,
                    EventType = result.Type,
                    Cursor = Cursor,
                    Seq = Seq,
                }
            );
        }
        return _entries.Count > 0;
    }

    private void FellOut(ICollection<StreamItem> into)
    {
        if (_justFinished && ++_unfinished >= MaxUnfinished)
        {
            Ended = true;
            into.Add(new StreamItem(StreamItemKind.TooSlow) { NeededBytesPerSecond = NeededRate() });
            return;
        }
        _justFinished = false;
        _resync = ResyncReasons.SlowConsumer;
    }

    // The whole snapshot within the span of time that the ring holds now.
    private long NeededRate()
    {
        var replay = _log.Replay;
        var span = replay.Oldest is { } oldest ? (_log.Now - oldest).TotalSeconds : 0;
        return (long)Math.Ceiling(_snapshotBytes / Math.Max(span, 0.001));
    }
}
