using CtiMiddleware.Model.States;
using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>What the middleware shows of a call, device, agent, group, the link, the switch, or of all calls.</summary>
public sealed record StatePattern : ScenarioNode
{
    /// <summary>A call, by its name.</summary>
    [Choice]
    public string? Call { get; init; }

    /// <summary>A device, by its number.</summary>
    [Choice]
    public string? Device { get; init; }

    /// <summary>An agent, by identifier, name or device.</summary>
    [Choice]
    public string? Agent { get; init; }

    /// <summary>The link.</summary>
    [Choice]
    public LinkState? Link { get; init; }

    /// <summary>The switch: whether what is shown may be out of date.</summary>
    [Choice]
    public bool? Stale { get; init; }

    /// <summary>How many calls there are.</summary>
    [Choice]
    public CountRule? Calls { get; init; }

    /// <summary>The call is gone.</summary>
    [OnlyWith(nameof(Call))]
    public bool? Ended { get; init; }

    /// <summary>The call's devices and their states, all of them.</summary>
    [OnlyWith(nameof(Call))]
    public IReadOnlyDictionary<string, LocalConnectionState>? Connections { get; init; }

    /// <summary>The name of the call from which it was made as a consultation; <c>-</c> for none.</summary>
    [OnlyWith(nameof(Call))]
    public string? Parent { get; init; }

    /// <summary>The name of a call that has the same thread.</summary>
    [OnlyWith(nameof(Call))]
    public string? SameThread { get; init; }

    /// <summary>The name of a call that is not this one though the switch may use the same identifier for both.</summary>
    [OnlyWith(nameof(Call))]
    public string? NotSameAs { get; init; }

    /// <summary>The caller's number; <c>-</c> when it must not be told.</summary>
    [OnlyWith(nameof(Call))]
    public string? Calling { get; init; }

    /// <summary>The number dialled first.</summary>
    [OnlyWith(nameof(Call))]
    public string? Called { get; init; }

    /// <summary>Attached data of the call's thread.</summary>
    [OnlyWith(nameof(Call))]
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>Whether the device can be used.</summary>
    [OnlyWith(nameof(Device))]
    public bool? InService { get; init; }

    /// <summary>Whether messages wait.</summary>
    [OnlyWith(nameof(Device))]
    public bool? MessageWaiting { get; init; }

    /// <summary>Whether its calls are seen: <c>yes</c>, <c>no</c> or <c>refused</c>.</summary>
    [OnlyWith(nameof(Device))]
    public string? Observed { get; init; }

    /// <summary>The agent's state.</summary>
    [OnlyWith(nameof(Agent))]
    public AgentState? Is { get; init; }

    /// <summary>Whether the agent is logged on to a group.</summary>
    [OnlyWith(nameof(Agent))]
    public bool? LoggedOn { get; init; }

    /// <summary>The epoch of the switch's call identifiers.</summary>
    [OnlyWith(nameof(Stale))]
    public CountRule? CallIdEpoch { get; init; }
}
