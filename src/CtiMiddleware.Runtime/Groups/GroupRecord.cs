using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Calls;

namespace CtiMiddleware.Runtime.Groups;

/// <summary>A registry's working copy of an ACD or hunt group: who waits, who is logged on.</summary>
internal sealed class GroupRecord(DeviceId id, SwitchId @switch) : TrackedRecord
{
    public DeviceId Id { get; } = id;

    public string? Name { get; set; }

    /// <summary>Calls that are queued at it, oldest first, each once.</summary>
    public List<CallId> Waiting { get; } = [];

    /// <summary>Agents logged on to it, in the order they did.</summary>
    public List<AgentId> Agents { get; } = [];

    public override ObjectKind Kind => ObjectKind.Group;

    public override string Key => Id.Value;

    public override CtiObject Build(long rev) =>
        new Group
        {
            Rev = rev,
            Synthetic = Synthetic,
            Id = Id,
            Switch = @switch,
            Name = Name,
            Waiting = Waiting.ToArray(),
            Agents = Agents.ToArray(),
        };
}
