using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Devices;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>
/// The calls, connections and threads of one switch, by the switch's own identifiers, and the steps of which every change is made. Each step
/// notes what it changed in the <see cref="ChangeSet"/>; none publishes.
/// </summary>
internal sealed class CallTable(RegistryContext context, DeviceRegistry devices)
{
    // An event that shows a party of a call this soon after the call's end is late, not a re-use of its identifier; later it is one.
    private static readonly TimeSpan ReuseAfter = TimeSpan.FromSeconds(5);
    private const int MaxBound = 1024;

    private readonly Dictionary<string, CallRecord> _calls = [];
    private readonly EndedCalls _ended = new();
    private readonly Dictionary<NativeConnection, (CallId Call, ConnectionId Connection)> _bound = [];
    private long _threads;

    public int Count => _calls.Count;

    public IEnumerable<CallRecord> Calls => _calls.Values;

    public CallRecord? Find(string nativeCall) => _calls.GetValueOrDefault(nativeCall);

    public ConnectionRecord? Find(NativeConnection native) => Find(native.CallId)?.Find(native.DeviceId);

    public bool HasEnded(string nativeCall) => _ended.TryGet(nativeCall, out _);

    /// <summary>Identifiers given to a command before the switch told its own.</summary>
    public void Bind(NativeConnection native, CallId call, ConnectionId connection)
    {
        if (Find(native) is { } known && (known.Id != connection || known.Call.Id != call))
            context.Anomaly(AnomalyKind.DuplicateObject, $"{native} exists already and cannot be bound to {connection}.");
        else if (_bound.Count >= MaxBound)
            context.Anomaly(AnomalyKind.UnexpectedAnswer, $"{MaxBound} bound calls were never announced; {native} is not bound.");
        else
            _bound[native] = (call, connection);
    }

    public void ForgetBound() => _bound.Clear();

    /// <summary>The call an event names, made when it was never seen (field rule 4); null with an anomaly when it ended.</summary>
    public CallRecord? Open(NativeConnection native, CallEvent e, Party calling, Party called)
    {
        if (_calls.TryGetValue(native.CallId, out var call))
        {
            call.SeenIn = context.Snapshot;
            if (e.ParentCall is not null && call.Parent is null)
                Adopt(call, e.ParentCall);
            if (e.GlobalCallLinkage is not null && call.Native.GlobalCallLinkage is null)
            {
                call.Native = call.Native with { GlobalCallLinkage = e.GlobalCallLinkage };
                context.Changes.Touch(call);
            }
            return call;
        }
        if (_ended.TryGet(native.CallId, out var endedAt))
        {
            var begins = e is CallEvent.ServiceInitiated or CallEvent.Originated;
            var shows =
                e is CallEvent.Delivered or CallEvent.Queued or CallEvent.Established or CallEvent.NetworkReached or CallEvent.Failed;
            if (!begins && !(shows && context.At - endedAt > ReuseAfter))
            {
                context.Anomaly(AnomalyKind.UnknownObject, $"{e.GetType().Name} for call {native.CallId}, which ended.");
                return null;
            }
        }
        return Create(native, e.ParentCall, e.GlobalCallLinkage, calling, called);
    }

    public CallRecord Create(NativeConnection native, string? parentCall, string? linkage, Party calling, Party called)
    {
        var parent = parentCall is null ? null : Find(parentCall);
        var thread = parent?.Thread ?? NewThread();
        var id = _bound.TryGetValue(native, out var bound) ? bound.Call : new CallId(context.Ids.Next("call_"));
        var call = new CallRecord(id, context.Switch, new NativeCall(native.CallId, linkage, context.Epoch), thread)
        {
            Created = context.At,
            Calling = calling,
            Called = called,
            Parent = parent?.Id,
            Synthetic = context.Changes.Synthetic,
            SeenIn = context.Snapshot,
        };
        _ended.Remove(native.CallId);
        _calls[native.CallId] = call;
        thread.Calls.Add(call);
        context.Changes.Touch(thread);
        context.Changes.Touch(call);
        return call;
    }

    public ConnectionRecord Add(CallRecord call, NativeConnection native, in PartyDevice subject, bool networkInterface = false)
    {
        var id = _bound.Remove(native, out var bound) ? bound.Connection : new ConnectionId(context.Ids.Next("conn_"));
        var device = devices.Resolve(subject, networkInterface);
        call.Revive(native.DeviceId);
        var connection = new ConnectionRecord(id, native, call)
        {
            Device = device,
            DeviceKind = device?.Category ?? subject.Category ?? DeviceCategory.Other,
            Number = subject.Number,
            Name = subject.Name,
            Since = context.At,
        };
        if (device is not null)
            device.Connections++;
        call.Connections.Add(connection);
        context.Changes.Touch(call);
        return connection;
    }

    /// <summary>Puts a connection into a state; the caller has made sure that the transition is legal.</summary>
    public void Set(ConnectionRecord connection, LocalConnectionState state, EventCause cause)
    {
        if (connection.State == state && connection.Cause == cause)
            return;
        if (connection.State != state)
        {
            connection.Since = context.At;
            if (connection.State == LocalConnectionState.Queued)
                StopWaiting(connection);
            if (state == LocalConnectionState.Queued && connection.Device?.Group is { } group)
            {
                if (!group.Waiting.Contains(connection.Call.Id))
                    group.Waiting.Add(connection.Call.Id);
                context.Changes.Touch(group);
            }
        }
        connection.State = state;
        connection.Cause = cause;
        Touch(connection);
    }

    public void Touch(ConnectionRecord connection)
    {
        connection.Changed();
        context.Changes.Touch(connection.Call);
    }

    /// <summary>Ends a connection, and its call when it was the last one.</summary>
    public void End(ConnectionRecord connection, EventCause cause, bool keepEmptyCall = false)
    {
        if (connection.State == LocalConnectionState.Queued)
            StopWaiting(connection);
        if (connection.Device is { } device)
            device.Connections--;
        connection.Call.Forget(connection);
        context.Changes.Touch(connection.Call);
        if (connection.Call.Connections.Count == 0 && !keepEmptyCall)
            End(connection.Call, cause);
    }

    /// <summary>Ends a call with what is left of it, and its thread when it was the last call of that.</summary>
    public void End(CallRecord call, EventCause cause)
    {
        while (call.Connections.Count > 0)
            End(call.Connections[^1], cause, keepEmptyCall: true);
        call.Ended = true;
        _calls.Remove(call.Native.CallId);
        _ended.Add(call.Native.CallId, context.At);
        context.Changes.Remove(call, cause);
        call.Thread.Calls.Remove(call);
        if (call.Thread.Calls.Count == 0)
            context.Changes.Remove(call.Thread, cause);
        else
            context.Changes.Touch(call.Thread);
    }

    /// <summary>Makes a call the consultation of another: it goes into that one's thread (field rule 7).</summary>
    public void Adopt(CallRecord call, string parentCall)
    {
        if (Find(parentCall) is not { } parent || parent == call)
            return;
        call.Parent = parent.Id;
        context.Changes.Touch(call);
        Merge(call.Thread, parent.Thread);
    }

    /// <summary>Joins two threads: the older survives, keys of both are kept, on the same key the survivor wins (architecture, uniform model).</summary>
    public ThreadRecord Merge(ThreadRecord one, ThreadRecord other)
    {
        if (one == other)
            return one;
        var (into, from) = other.IsOlderThan(one) ? (other, one) : (one, other);
        var conflicts = new Dictionary<string, string>();
        foreach (var (key, value) in from.Data)
        {
            if (into.Get(key) is { } winner)
            {
                if (winner != value)
                    conflicts[key] = value;
            }
            else if (!into.Set(key, value))
            {
                conflicts[key] = value;
            }
        }
        foreach (var call in from.Calls)
        {
            call.Thread = into;
            into.Calls.Add(call);
            context.Changes.Touch(call);
        }
        from.Calls.Clear();
        context.Changes.Touch(into);
        if (from.Published)
            context.Changes.MergedThreads.Add(new Events.MergedThread(from.Id, into.Id, conflicts));
        context.Changes.Remove(from, EventCause.Normal);
        return into;
    }

    /// <summary>Forgets which identifiers were used: the switch counts anew.</summary>
    public void NewEpoch()
    {
        _ended.Clear();
        _bound.Clear();
    }

    private ThreadRecord NewThread() =>
        new(new ThreadId(context.Ids.Next("thr_")), context.Switch, context.At, ++_threads) { Synthetic = context.Changes.Synthetic };

    private void StopWaiting(ConnectionRecord connection)
    {
        if (connection.Device?.Group is not { } group)
            return;
        foreach (var other in connection.Call.Connections)
        {
            if (other != connection && other.State == LocalConnectionState.Queued && other.Device?.Group == group)
                return;
        }
        if (group.Waiting.Remove(connection.Call.Id))
            context.Changes.Touch(group);
    }
}
