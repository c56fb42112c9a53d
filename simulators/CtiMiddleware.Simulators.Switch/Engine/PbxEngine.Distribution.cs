namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Whom a group asks next, and its numbers.</summary>
public sealed partial class PbxEngine
{
    /// <summary>The present numbers of a group.</summary>
    /// <param name="group">The group.</param>
    public GroupStatistics Statistics(AgentGroup group)
    {
        var states = group.Members.Select(StateOf).ToArray();
        int Count(PbxAgentState state) => states.Count(one => one == state);
        return new GroupStatistics
        {
            LoggedOn = states.Length,
            Available = group.Members.Count(IsFree),
            NotReady = Count(PbxAgentState.NotReady),
            Reserved = Count(PbxAgentState.Reserved),
            Talking = Count(PbxAgentState.Talking),
            Holding = Count(PbxAgentState.Hold),
            WorkingAfterCall = Count(PbxAgentState.WorkAfterCall),
            CallsWaiting = group.Queue.Count,
            LongestWait = group.Queue.Count == 0 ? TimeSpan.Zero : Kernel.Now - group.Queue.Min(entry => entry.Joined),
            Offered = group.Offered,
            Answered = group.Answered,
            Abandoned = group.Abandoned,
            Redirected = group.Redirected,
            Completed = group.Completed,
            AverageWait = group.AverageHold,
            AverageTalk = group.AverageTalk,
        };
    }

    /// <summary>What a member does: his state as an agent, or what his station shows.</summary>
    /// <param name="member">The member.</param>
    public PbxAgentState StateOf(GroupMember member)
    {
        if (member.Agent is { } agent)
        {
            return agent.State;
        }
        PbxAgentState? busy = null;
        foreach (var leg in member.Station.Legs)
        {
            switch (leg.State)
            {
                case LegState.Connected when leg.InMix:
                    return PbxAgentState.Talking;
                case LegState.Held:
                    busy = PbxAgentState.Hold;
                    break;
                case LegState.Null or LegState.Alerting when leg.Member is not null:
                    busy ??= PbxAgentState.Reserved;
                    break;
            }
        }
        return busy
            ?? (
                !member.Ready ? PbxAgentState.NotReady
                : member.LastCall is { } last && last + member.Group.WrapUp > Kernel.Now ? PbxAgentState.WorkAfterCall
                : PbxAgentState.Ready
            );
    }

    private static IEnumerable<GroupMember> ToAsk(QueueEntry entry, GroupMember[] free)
    {
        var group = entry.Group;
        if (group.Distribution == GroupDistribution.RingAll)
        {
            var lowest = free.Min(member => member.Penalty);
            // Newest first, as the recordings show it.
            return free.Where(member => member.Penalty == lowest).Reverse();
        }
        var fresh = free.Where(member => !entry.Asked.Contains(member)).ToArray();
        if (fresh.Length == 0)
        {
            entry.Asked.Clear();
            fresh = free;
        }
        var one = group.Distribution switch
        {
            GroupDistribution.Linear => fresh[0],
            GroupDistribution.Circular => Next(group, fresh),
            _ => fresh.OrderBy(member => member.Penalty).ThenBy(IdleSince).First(),
        };
        entry.Asked.Add(one);
        group.LastAsked = one;
        return [one];
    }

    private static GroupMember Next(AgentGroup group, GroupMember[] fresh)
    {
        var members = group.Members.ToList();
        var last = group.LastAsked is { } asked ? members.IndexOf(asked) : -1;
        return fresh.FirstOrDefault(member => members.IndexOf(member) > last) ?? fresh[0];
    }

    private static DateTimeOffset IdleSince(GroupMember member) => member.Agent?.IdleSince ?? member.LastCall ?? member.LoggedOn;
}
