using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Calls;

namespace CtiMiddleware.Runtime.Groups;

/// <summary>A registry's working copy of an ACD or hunt group: who waits, who is logged on.</summary>
internal sealed class GroupRecord(DeviceId id, SwitchId @switch) : TrackedRecord
{
    public DeviceId Id { get; } = id;

    public string? Name { get; set; }

    /// <summary>Connections that are queued at it, oldest first. A call stands here once for each.</summary>
    public List<ConnectionRecord> Waiting { get; } = [];

    /// <summary>Agents logged on to it, in the order they did.</summary>
    public List<AgentId> Agents { get; } = [];

    public override ObjectKind Kind => ObjectKind.Group;

    public override string Key => Id.Value;

    public override CtiObject Build(long rev)
    {
        var waiting = new List<CallId>(Waiting.Count);
        foreach (var connection in Waiting)
        {
            if (!waiting.Contains(connection.Call.Id))
                waiting.Add(connection.Call.Id);
        }
        return new Group
        {
            Rev = rev,
            Synthetic = Synthetic,
            Id = Id,
            Switch = @switch,
            Name = Name,
            Waiting = waiting,
            Agents = [.. Agents],
        };
    }
}
