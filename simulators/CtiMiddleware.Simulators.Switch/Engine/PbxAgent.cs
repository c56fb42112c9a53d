using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A person who takes calls of groups, wherever he logs on. Read on the kernel; changed by <see cref="PbxEngine"/> alone.</summary>
public sealed class PbxAgent
{
    internal PbxAgent(string id, string name, string password, IReadOnlyList<AgentSkill> skills, DateTimeOffset now)
    {
        Id = id;
        Name = name;
        Password = password;
        Skills = skills;
        Since = IdleSince = now;
    }

    /// <summary>What the agent logs on as.</summary>
    public string Id { get; }

    /// <summary>The agent's name.</summary>
    public string Name { get; }

    /// <summary>True when a password is asked for.</summary>
    public bool HasPassword => Password.Length > 0;

    /// <summary>What the agent can do.</summary>
    public IReadOnlyList<AgentSkill> Skills { get; }

    /// <summary>Where the agent is logged on; null when nowhere.</summary>
    public Station? Station { get; internal set; }

    /// <summary>What the agent does now.</summary>
    public PbxAgentState State { get; internal set; }

    /// <summary>The reason of <see cref="State"/>; empty without one.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>When <see cref="State"/> began (simulated time).</summary>
    public DateTimeOffset Since { get; internal set; }

    /// <summary>The state that follows when the present call is over, where the agent asked for one; null for none.</summary>
    public PbxAgentState? Pending { get; internal set; }

    /// <summary>The reason of <see cref="Pending"/>.</summary>
    public string PendingReason { get; internal set; } = "";

    /// <summary>When the agent logged on (simulated time).</summary>
    public DateTimeOffset LoggedOn { get; internal set; }

    /// <summary>Since when the agent has had no call (simulated time): who waits longest is asked first.</summary>
    public DateTimeOffset IdleSince { get; internal set; }

    /// <summary>Calls of groups answered since log-on.</summary>
    public int CallsTaken { get; internal set; }

    /// <summary>The groups that the agent serves, while logged on.</summary>
    public IReadOnlyList<GroupMember> Memberships => Members;

    internal string Password { get; }

    internal List<GroupMember> Members { get; } = [];

    /// <summary>What the agent falls back to without a call: not ready, ready, or work of unlimited time.</summary>
    internal PbxAgentState Idle { get; set; } = PbxAgentState.NotReady;

    internal string IdleReason { get; set; } = "";

    /// <summary>Owed when the present call is over.</summary>
    internal TimeSpan WrapUp { get; set; }

    internal KernelTimer? WrapUpTimer { get; set; }

    internal bool Unsettled { get; set; }
}
