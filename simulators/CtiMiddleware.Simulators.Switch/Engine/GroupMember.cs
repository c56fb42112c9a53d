namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>An agent logged on to a group at a station. Read on the kernel only.</summary>
public sealed class GroupMember
{
    internal GroupMember(AgentGroup group, Station station, string name, bool permanent, DateTimeOffset loggedOn)
    {
        Group = group;
        Station = station;
        Name = name;
        Permanent = permanent;
        LoggedOn = loggedOn;
    }

    /// <summary>The group.</summary>
    public AgentGroup Group { get; }

    /// <summary>Where the agent sits.</summary>
    public Station Station { get; }

    /// <summary>The agent's name.</summary>
    public string Name { get; }

    /// <summary>True for a member by configuration, false for one that logged on.</summary>
    public bool Permanent { get; }

    /// <summary>When the agent logged on.</summary>
    public DateTimeOffset LoggedOn { get; }

    /// <summary>The agent, when one with a log-on of his own sits here; null for a station that is a member by itself.</summary>
    public PbxAgent? Agent { get; internal init; }

    /// <summary>False while the agent takes no calls.</summary>
    public bool Ready { get; internal set; } = true;

    /// <summary>Why not ready; empty when ready or without reason.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>When the agent last became not ready.</summary>
    public DateTimeOffset? LastNotReady { get; internal set; }

    /// <summary>Lower is asked first; 0 is the default.</summary>
    public int Penalty { get; internal set; }

    /// <summary>Calls answered from this group since log-on.</summary>
    public int CallsTaken { get; internal set; }

    /// <summary>When the last of them ended.</summary>
    public DateTimeOffset? LastCall { get; internal set; }

    /// <summary>True while a call of the group is being served.</summary>
    public bool Serving { get; internal set; }
}
