using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>
/// The event being made: what it says and what it changed. Reused for every event of a switch, so that an event allocates only what the log
/// keeps. Single-threaded.
/// </summary>
internal sealed class ChangeSet
{
    private readonly SwitchId _switch;
    private readonly IEventSink _sink;
    private readonly Func<long, EventBody> _makeBody;
    private readonly List<TrackedRecord> _changed = new(4);
    private readonly List<RemovedObject> _removed = [];
    private readonly List<KeyValuePair<string, object?>> _detail = [];

    public ChangeSet(SwitchId @switch, IEventSink sink)
    {
        _switch = @switch;
        _sink = sink;
        _makeBody = MakeBody;
    }

    public CallId? Call { get; set; }

    public ConnectionId? Connection { get; set; }

    public EventCause Cause { get; set; }

    public LocalConnectionState? Previous { get; set; }

    public bool Synthetic { get; set; }

    public bool Inferred { get; set; }

    /// <summary>When the bytes were received; null when there were none.</summary>
    public DateTimeOffset? Received { get; set; }

    public string? NativeCall { get; set; }

    public string? NativeCause { get; set; }

    public FrameRef Frame { get; set; }

    public List<MergedConnection> Connections { get; } = [];

    public List<MergedThread> MergedThreads { get; } = [];

    /// <summary>Whether anything would be published as changed or removed.</summary>
    public bool HasChanges => _changed.Count + _removed.Count > 0;

    public int Count => _changed.Count + _removed.Count;

    public void Touch(TrackedRecord record)
    {
        if (record.Dirty)
            return;
        record.Dirty = true;
        _changed.Add(record);
    }

    public void Remove(TrackedRecord record, EventCause cause)
    {
        if (record.Dirty)
        {
            record.Dirty = false;
            _changed.Remove(record);
        }
        if (!record.Published)
            return;
        record.Published = false;
        _removed.Add(new RemovedObject(record.Kind, record.Key, cause));
    }

    public void Detail(string name, object? value) => _detail.Add(new(name, value));

    /// <summary>Takes the details out: to throw them away, or to put them back after an event in between.</summary>
    public KeyValuePair<string, object?>[] TakeDetails()
    {
        if (_detail.Count == 0)
            return [];
        var details = _detail.ToArray();
        _detail.Clear();
        return details;
    }

    public void PutDetails(KeyValuePair<string, object?>[] details) => _detail.AddRange(details);

    public void Append(string type, string subject, ThreadId? thread)
    {
        _sink.Append(new EventDraft(type, _switch, subject, thread, _makeBody));
        foreach (var record in _changed)
            record.Dirty = false;
        _changed.Clear();
        _removed.Clear();
        _detail.Clear();
        Connections.Clear();
        MergedThreads.Clear();
        Call = null;
        Connection = null;
        Previous = null;
        Inferred = false;
        NativeCall = null;
    }

    private EventBody MakeBody(long position)
    {
        var changed = _changed.Count == 0 ? [] : new CtiObject[_changed.Count];
        for (var i = 0; i < changed.Length; i++)
        {
            changed[i] = _changed[i].Build(position);
            _changed[i].Published = true;
        }
        return new EventBody
        {
            Call = Call,
            Connection = Connection,
            Cause = Cause,
            PreviousState = Previous,
            Changed = changed,
            Removed = _removed.Count == 0 ? [] : _removed.ToArray(),
            Connections = Connections.Count == 0 ? [] : Connections.ToArray(),
            MergedThreads = MergedThreads.Count == 0 ? [] : MergedThreads.ToArray(),
            Synthetic = Synthetic,
            Inferred = Inferred,
            Received = Received,
            Native =
                NativeCall is null && NativeCause is null && Frame.Link is null ? null : new EventNative(NativeCall, NativeCause, Frame),
            Detail = _detail.Count == 0 ? null : _detail.ToArray(),
        };
    }
}
