namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>An ACD group: agents, and callers that wait for them; all free agents ring at once. Read on the kernel only.</summary>
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

    /// <summary>Calls served to their end.</summary>
    public int Completed { get; internal set; }

    /// <summary>Callers that hung up while waiting.</summary>
    public int Abandoned { get; internal set; }

    /// <summary>Smoothed waiting time of the answered callers.</summary>
    public TimeSpan AverageHold { get; internal set; }

    /// <summary>Smoothed talking time of the served callers.</summary>
    public TimeSpan AverageTalk { get; internal set; }

    internal List<QueueEntry> Queue { get; } = [];

    internal void Add(GroupMember member) => _members.Add(member);

    internal bool Remove(GroupMember member) => _members.Remove(member);
}
