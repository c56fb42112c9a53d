namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Adding groups, agents, route points, voice units, shared lines and analogue ports.</summary>
public sealed partial class SwitchProfile
{
    /// <summary>Adds a hunt group: its stations are asked one after the other.</summary>
    /// <param name="number">The number to dial.</param>
    /// <param name="name">Its name.</param>
    /// <param name="distribution">Whom it asks first.</param>
    /// <param name="stations">Its members, in order.</param>
    public SwitchProfile AddHuntGroup(string number, string name, GroupDistribution distribution, params string[] stations)
    {
        Groups.Add(new GroupEntry(number, name, stations) { Distribution = distribution, RingTime = TimeSpan.FromSeconds(10) });
        return this;
    }

    /// <summary>Adds an ACD group served by whichever agents have its skill and are logged on.</summary>
    /// <param name="number">The number to dial.</param>
    /// <param name="name">Its name.</param>
    /// <param name="skill">The skill asked for; null for the group's name.</param>
    /// <param name="wrapUp">How long an agent finishes a call; null not at all.</param>
    /// <param name="distribution">Which agent is asked, among those with the best priority.</param>
    public SwitchProfile AddSkillGroup(
        string number,
        string name,
        string? skill = null,
        TimeSpan? wrapUp = null,
        GroupDistribution distribution = GroupDistribution.LongestIdle
    )
    {
        Groups.Add(
            new GroupEntry(number, name, [])
            {
                Skill = skill ?? name,
                WrapUp = wrapUp,
                Distribution = distribution,
            }
        );
        return this;
    }

    /// <summary>Adds an agent, logged off.</summary>
    /// <param name="id">What the agent logs on as, unique.</param>
    /// <param name="name">The agent's name.</param>
    /// <param name="password">Asked for at log-on; empty for none.</param>
    /// <param name="skills">What the agent can do, priority 1 first.</param>
    public SwitchProfile AddAgent(string id, string name, string password = "", params AgentSkill[] skills)
    {
        Agents.Add(new AgentEntry(id, name, password, skills));
        return this;
    }

    /// <summary>Logs an agent of the profile on from the start.</summary>
    /// <param name="id">The agent.</param>
    /// <param name="station">Where.</param>
    /// <param name="ready">Whether calls come at once.</param>
    /// <exception cref="ArgumentException">No such agent was added.</exception>
    public SwitchProfile LogOnAtStart(string id, string station, bool ready = true)
    {
        var at = Agents.FindIndex(agent => agent.Id == id);
        if (at < 0)
        {
            throw new ArgumentException($"There is no agent {id} in the profile.", nameof(id));
        }
        Agents[at] = Agents[at] with { Station = station, Ready = ready };
        return this;
    }

    /// <summary>Puts stations into a pickup group.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="stations">Its stations, added before.</param>
    public SwitchProfile AddPickupGroup(string group, params string[] stations)
    {
        for (var i = 0; i < Stations.Count; i++)
        {
            if (stations.Contains(Stations[i].Number, StringComparer.Ordinal))
            {
                Stations[i] = Stations[i] with { PickupGroup = group };
            }
        }
        return this;
    }

    /// <summary>Adds a number whose calls wait for a computer to say where they go.</summary>
    /// <param name="number">The number to dial.</param>
    /// <param name="name">Its name.</param>
    /// <param name="defaultDestination">Where calls go without an answer.</param>
    /// <param name="timeout">How long the switch waits. Default 5 s.</param>
    public SwitchProfile AddRoutePoint(string number, string name, string defaultDestination, TimeSpan? timeout = null)
    {
        RoutePoints.Add(new RoutePointEntry(number, name, defaultDestination, timeout ?? TimeSpan.FromSeconds(5)));
        return this;
    }

    /// <summary>Adds a number that plays an announcement and may collect digits.</summary>
    /// <param name="number">The number to dial.</param>
    /// <param name="name">Its name.</param>
    /// <param name="options">What it does.</param>
    public SwitchProfile AddVoiceUnit(string number, string name, VoiceUnitOptions? options = null)
    {
        VoiceUnits.Add(new VoiceUnitEntry(number, name, options ?? new VoiceUnitOptions()));
        return this;
    }

    /// <summary>Adds a line that appears at several stations.</summary>
    /// <param name="number">The number to dial.</param>
    /// <param name="name">Its name.</param>
    /// <param name="stations">Where it appears, one at least.</param>
    public SwitchProfile AddSharedLine(string number, string name, params string[] stations)
    {
        SharedLines.Add(new SharedLineEntry(number, name, stations));
        return this;
    }

    /// <summary>Adds an analogue port: two calls, of which it can only have one at its ear; the hook says everything.</summary>
    /// <param name="number">The number to dial, unique.</param>
    /// <param name="name">The name shown to others.</param>
    /// <param name="callWaiting">False: busy with its first call.</param>
    /// <param name="answerAfter">How soon somebody answers; null when nobody does by himself.</param>
    public SwitchProfile AddAnaloguePort(string number, string name, bool callWaiting = true, TimeSpan? answerAfter = null)
    {
        Stations.Add(
            new StationEntry(number, name)
            {
                Analogue = true,
                CallWaiting = callWaiting,
                AnswerAfter = answerAfter,
            }
        );
        return this;
    }
}
