using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>A registry's working copy of a call.</summary>
internal sealed class CallRecord(CallId id, SwitchId @switch, NativeCall native, ThreadRecord thread) : TrackedRecord
{
    private const int MaxEndedHalves = 64;

    // Device halves of connections that ended in this call: an event for one of them must not bring it back.
    private List<string>? _endedHalves;

    public CallId Id { get; } = id;

    public NativeCall Native { get; set; } = native;

    public ThreadRecord Thread { get; set; } = thread;

    public DateTimeOffset Created { get; init; }

    public required Party Calling { get; set; }

    public required Party Called { get; set; }

    public CallId? Parent { get; set; }

    /// <summary>A merge happened: caller and called are not touched any more (field rule 5).</summary>
    public bool Frozen { get; set; }

    public bool Ended { get; set; }

    public List<ConnectionRecord> Connections { get; } = new(2);

    public override ObjectKind Kind => ObjectKind.Call;

    public override string Key => Id.Value;

    public ConnectionRecord? Find(string half)
    {
        foreach (var connection in Connections)
        {
            if (connection.Native.DeviceId == half)
                return connection;
        }
        return null;
    }

    public bool HasEnded(string half) => _endedHalves?.Contains(half) ?? false;

    public void Forget(ConnectionRecord connection)
    {
        Connections.Remove(connection);
        _endedHalves ??= new List<string>(2);
        if (_endedHalves.Count == MaxEndedHalves)
            _endedHalves.RemoveAt(0);
        _endedHalves.Add(connection.Native.DeviceId);
    }

    public void Revive(string half) => _endedHalves?.Remove(half);

    public override CtiObject Build(long rev)
    {
        var connections = new Connection[Connections.Count];
        for (var i = 0; i < connections.Length; i++)
            connections[i] = Connections[i].Build(rev);
        return new Call
        {
            Rev = rev,
            Synthetic = Synthetic,
            Id = Id,
            Switch = @switch,
            Thread = Thread.Id,
            Created = Created,
            Calling = Calling,
            Called = Called,
            Parent = Parent,
            Connections = connections,
            Native = Native,
        };
    }
}
