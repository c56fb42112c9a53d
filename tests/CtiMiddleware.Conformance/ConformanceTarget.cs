using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Conformance;

/// <summary>What an adapter brings to the suites: itself with its simulated face, and a few bytes of its protocol. Immutable.</summary>
public sealed record ConformanceTarget
{
    /// <summary>Adapter, options and face.</summary>
    public required SwitchUnderTest Under { get; init; }

    /// <summary>Bytes of the protocol.</summary>
    public required WireSamples Wire { get; init; }

    /// <summary>
    /// Makes the simulated switch. Stations 1001 to 1006 at which nobody answers by himself, the trunk <c>carrier</c> with outside parties that
    /// answer after 4 s, the group 610 of that name with agents at 1005 and 1006, the room 620 must be there;
    /// 1002 and 1003 pick up each other's calls.
    /// </summary>
    public Func<SwitchProfile> Profile { get; init; } = static () => DefaultProfile(agents: false);

    /// <summary>How long the longest silence may last until the link is given up. Default three minutes.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>A request in the switch's own terms that is always granted; empty when the adapter has no Escape.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Escape { get; init; } = [];

    /// <summary>
    /// The services which the table promises under a condition that <see cref="Under"/> meets: they must be accepted and done like those promised
    /// without one. Of the others only an end with a reason is asked. Default none.
    /// </summary>
    public IReadOnlyList<string> ConditionsMet { get; init; } = [];

    /// <summary>
    /// Whether the switch shows a party beyond its trunks by that party's number; false by the trunk, whose number is never the caller's (field rule
    /// 24). Default false. The canonical scenarios differ in that name and in nothing else.
    /// </summary>
    public bool NamesOutsideParties { get; init; }

    /// <summary>What the adapter says that its switch can do.</summary>
    public SwitchCapabilities Capabilities => Under.Adapter.Capabilities;

    /// <summary>Whether an event can come.</summary>
    public bool Tells(string eventName) =>
        Capabilities.Events.FirstOrDefault(one => one.Name == eventName) is { Support: not ServiceSupport.NotSupported };

    /// <inheritdoc/>
    public override string ToString() => Under.Protocol;

    /// <summary>What <see cref="Profile"/> asks for.</summary>
    /// <param name="agents">True: who serves the group logs on by name, as in a contact centre; false: their telephones are members of it.</param>
    public static SwitchProfile DefaultProfile(bool agents)
    {
        var profile = new SwitchProfile()
            .AddStations(1001, 6)
            .AddTrunk("carrier")
            .AddRoom("620", "5000")
            .AddPickupGroup("desk", "1002", "1003");
        if (!agents)
            return profile.AddGroup("610", "610", "1005", "1006");
        return profile
            .AddSkillGroup("610", "610", "support")
            .AddAgent("4005", "Agent 4005", "", new AgentSkill("support", 1))
            .AddAgent("4006", "Agent 4006", "", new AgentSkill("support", 2))
            .LogOnAtStart("4005", "1005")
            .LogOnAtStart("4006", "1006");
    }
}
