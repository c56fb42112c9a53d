namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>An ACD or hunt group: members, and callers that wait for them. Read on the kernel only.</summary>
public sealed class AgentGroup
{
    private readonly List<GroupMember> _members = [];

    internal AgentGroup(string number, string name)
    {
        Number = number;
        Name = name;
    }

    /// <summary>The number to dial.</summary>
    public string Number { get; }

    /// <summary>The group's name.</summary>
    public string Name { get; }

    /// <summary>Whom the group asks. Default all at once.</summary>
    public GroupDistribution Distribution { get; internal init; }

    /// <summary>Agents with this skill serve the group while they are logged on; empty for a group of fixed members.</summary>
    public string Skill { get; internal init; } = "";

    /// <summary>True when an agent who does not answer becomes not ready. Default true; members without an agent stay as they are.</summary>
    public bool NotReadyAfterNoAnswer { get; set; } = true;

    /// <summary>How long the agents ring before a pause. Default 15 s.</summary>
    public TimeSpan RingTime { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The pause before they ring again. Default 1 s.</summary>
    public TimeSpan RetryTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an agent is left alone after a call. Default 0.</summary>
    public TimeSpan WrapUp { get; set; } = TimeSpan.Zero;

    /// <summary>The agents logged on, in the order of their log-on.</summary>
    public IReadOnlyList<GroupMember> Members => _members;

    /// <summary>Callers that wait.</summary>
    public int WaitingCallers => Queue.Count;

    /// <summary>Callers that have come.</summary>
    public int Offered { get; internal set; }

    /// <summary>Callers that were answered.</summary>
    public int Answered { get; internal set; }

    /// <summary>Callers that were sent elsewhere.</summary>
    public int Redirected { get; internal set; }

    /// <summary>Calls served to their end.</summary>
    public int Completed { get; internal set; }

    /// <summary>Callers that hung up while waiting.</summary>
    public int Abandoned { get; internal set; }

    /// <summary>Smoothed waiting time of the answered callers.</summary>
    public TimeSpan AverageHold { get; internal set; }

    /// <summary>Smoothed talking time of the served callers.</summary>
    public TimeSpan AverageTalk { get; internal set; }

    /// <summary>The member asked last, for a circular group.</summary>
    internal GroupMember? LastAsked { get; set; }

    internal List<QueueEntry> Queue { get; } = [];

    internal void Add(GroupMember member) => _members.Add(member);

    internal bool Remove(GroupMember member) => _members.Remove(member);
}
