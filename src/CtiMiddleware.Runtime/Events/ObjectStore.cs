using System.Runtime.InteropServices;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>The present state of every object: the fold of the log, by kind and identifier, with what ended lately. Not thread-safe: the log locks.</summary>
internal sealed class ObjectStore
{
    private static readonly int KindCount = Enum.GetValues<ObjectKind>().Length;

    private readonly Dictionary<string, CtiObject>[] _kinds = new Dictionary<string, CtiObject>[KindCount];
    private readonly CtiObject[]?[] _arrays = new CtiObject[]?[KindCount];
    private readonly Dictionary<string, string> _callOfConnection = [];
    private readonly EndedObjects<(CtiObject Object, EventCause Cause)> _ended;
    private readonly EndedObjects<(CtiObject Object, EventCause Cause)> _mergedThreads;
    private readonly EndedObjects<(Call Call, Connection Connection, ConnectionId? ReplacedBy)> _endedConnections;
    private readonly List<string> _threadIds = [];

    public ObjectStore(EventLogOptions options)
    {
        for (var i = 0; i < KindCount; i++)
            _kinds[i] = [];
        _ended = new(options.EndedFor, options.EndedObjects);
        _mergedThreads = new(options.MergedThreadsFor, options.EndedConnections);
        _endedConnections = new(options.EndedFor, options.EndedConnections);
    }

    public CtiObject? Get(ObjectKind kind, string id) => _kinds[(int)kind].GetValueOrDefault(id);

    public CtiObject[][] Arrays()
    {
        var copy = new CtiObject[KindCount][];
        for (var i = 0; i < KindCount; i++)
            copy[i] = _arrays[i] ??= [.. _kinds[i].Values];
        return copy;
    }

    public void Fold(EventBody body, long number, DateTimeOffset now, CtiObject?[] changedBefore, CtiObject?[] removedBefore)
    {
        for (var i = 0; i < body.Changed.Count; i++)
        {
            var value = body.Changed[i];
            var kind = (int)value.Kind;
            ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_kinds[kind], value.Key, out _);
            changedBefore[i] = slot;
            slot = value;
            _arrays[kind] = null;
            if (changedBefore[i] is null)
                _ended.Remove(value.Key);
            if (value is Call call)
                IndexConnections(changedBefore[i] as Call, call, body, now);
        }
        for (var i = 0; i < body.Removed.Count; i++)
        {
            var removed = body.Removed[i];
            if (!_kinds[(int)removed.Kind].Remove(removed.Id, out var last))
                continue;
            _arrays[(int)removed.Kind] = null;
            removedBefore[i] = last;
            if (last is Call call)
                IndexConnections(call, null, body, now);
            if (last is CallThread thread && Merged(body, thread.Id) is { } into)
                _mergedThreads.Add(removed.Id, now, (thread with { MergedInto = into, Calls = [], Rev = number }, removed.Cause));
            else
                _ended.Add(removed.Id, now, (last, removed.Cause));
        }
    }

    public ThreadContext[] Threads(EventBody body, CtiObject?[] changedBefore, CtiObject?[] removedBefore)
    {
        _threadIds.Clear();
        foreach (var value in body.Changed)
            Note(value);
        foreach (var value in changedBefore)
            Note(value);
        foreach (var value in removedBefore)
            Note(value);
        if (_threadIds.Count == 0)
            return [];
        var contexts = new ThreadContext[_threadIds.Count];
        for (var i = 0; i < contexts.Length; i++)
        {
            var after = Get(ObjectKind.Thread, _threadIds[i]) as CallThread;
            var before = after;
            if (Touched<CallThread>(body, changedBefore, removedBefore, _threadIds[i], out var last))
                before = last;
            contexts[i] = new ThreadContext(before, after, Others(body, changedBefore, removedBefore, before, after));
        }
        return contexts;
    }

    public ObjectLookup Find(ObjectKind kind, string id, DateTimeOffset now)
    {
        if (Get(kind, id) is { } present)
            return new ObjectLookup(LookupStatus.Present, present, null, null);
        if (kind == ObjectKind.Thread && _mergedThreads.TryGet(id, now, out var at, out var merged))
            return new ObjectLookup(LookupStatus.Ended, merged.Object, at, merged.Cause);
        return _ended.TryGet(id, now, out at, out var ended) && ended.Object.Kind == kind
            ? new ObjectLookup(LookupStatus.Ended, ended.Object, at, ended.Cause)
            : default;
    }

    public ConnectionLookup Find(ConnectionId id, DateTimeOffset now)
    {
        if (_callOfConnection.TryGetValue(id.Value, out var callId) && Get(ObjectKind.Call, callId) is Call call)
        {
            foreach (var connection in call.Connections)
            {
                if (connection.Id == id)
                    return new ConnectionLookup(LookupStatus.Present, call, connection, null, null);
            }
        }
        return _endedConnections.TryGet(id.Value, now, out var at, out var ended)
            ? new ConnectionLookup(LookupStatus.Ended, ended.Call, ended.Connection, ended.ReplacedBy, at)
            : default;
    }

    private void IndexConnections(Call? before, Call? after, EventBody body, DateTimeOffset now)
    {
        if (after is not null)
        {
            foreach (var connection in after.Connections)
                _callOfConnection[connection.Id.Value] = after.Id.Value;
        }
        if (before is null)
            return;
        foreach (var connection in before.Connections)
        {
            if (after is not null && Contains(after, connection.Id))
                continue;
            // A merge may have put the same identifier into another call already.
            if (_callOfConnection.TryGetValue(connection.Id.Value, out var owner) && owner == before.Id.Value)
                _callOfConnection.Remove(connection.Id.Value);
            ConnectionId? replacedBy = null;
            foreach (var merged in body.Connections)
            {
                if (merged.Old == connection.Id)
                    replacedBy = merged.New;
            }
            _endedConnections.Add(connection.Id.Value, now, (before, connection, replacedBy));
        }
    }

    private static bool Contains(Call call, ConnectionId id)
    {
        foreach (var connection in call.Connections)
        {
            if (connection.Id == id)
                return true;
        }
        return false;
    }

    private static ThreadId? Merged(EventBody body, ThreadId thread)
    {
        foreach (var merged in body.MergedThreads)
        {
            if (merged.From == thread)
                return merged.Into;
        }
        return null;
    }

    private void Note(CtiObject? value)
    {
        var id = value switch
        {
            Call call => call.Thread.Value,
            CallThread thread => thread.Id.Value,
            _ => null,
        };
        if (id is not null && !_threadIds.Contains(id))
            _threadIds.Add(id);
    }

    private Call[]? Others(EventBody body, CtiObject?[] changed, CtiObject?[] removed, CallThread? before, CallThread? after)
    {
        List<Call>? others = null;
        Collect(after);
        if (!ReferenceEquals(before, after))
            Collect(before);
        return others?.ToArray();

        void Collect(CallThread? thread)
        {
            if (thread is null)
                return;
            foreach (var id in thread.Calls)
            {
                if (Touched<Call>(body, changed, removed, id.Value, out _) || Get(ObjectKind.Call, id.Value) is not Call call)
                    continue;
                others ??= [];
                if (!others.Contains(call))
                    others.Add(call);
            }
        }
    }

    // Whether the event changed or removed the object, and what stood before.
    private static bool Touched<T>(EventBody body, CtiObject?[] changedBefore, CtiObject?[] removedBefore, string id, out T? before)
        where T : CtiObject
    {
        for (var i = 0; i < body.Changed.Count; i++)
        {
            if (body.Changed[i] is T value && value.Key == id)
            {
                before = changedBefore[i] as T;
                return true;
            }
        }
        foreach (var value in removedBefore)
        {
            if (value is T && value.Key == id)
            {
                before = (T)value;
                return true;
            }
        }
        before = null;
        return false;
    }
}
