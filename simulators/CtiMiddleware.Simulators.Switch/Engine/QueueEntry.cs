using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A caller's place in a group's queue.</summary>
internal sealed class QueueEntry(AgentGroup group, PbxLeg leg, DateTimeOffset joined, int originalPosition)
{
    public AgentGroup Group { get; } = group;
    public PbxLeg Leg { get; } = leg;
    public DateTimeOffset Joined { get; } = joined;
    public int OriginalPosition { get; } = originalPosition;
    public KernelTimer? RingTimer { get; set; }
    public KernelTimer? Retry { get; set; }
    public DateTimeOffset RingingSince { get; set; }

    /// <summary>Members who were asked and did not answer, in a group that asks one after the other.</summary>
    public HashSet<GroupMember> Asked { get; } = [];

    public int Position => Group.Queue.IndexOf(this) + 1;
}
