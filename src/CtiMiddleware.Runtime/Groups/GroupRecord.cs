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

    /// <summary>What the switch counted; null when it never did.</summary>
    public GroupStatistics? Statistics { get; private set; }

    /// <summary>Since when the figures stand.</summary>
    public DateTimeOffset? StatisticsSince { get; private set; }

    /// <summary>Takes figures over; false when they say nothing new.</summary>
    public bool Count(GroupStatistics statistics, DateTimeOffset at)
    {
        if (statistics.Equals(Statistics))
            return false;
        (Statistics, StatisticsSince) = (statistics, at);
        return true;
    }

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
            Statistics = Statistics,
            StatisticsSince = StatisticsSince,
        };
}
