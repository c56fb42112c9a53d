using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>
/// The device rule of a key: which devices and agents it may see and command. Inside a visible call, connections and parties of devices
/// outside the rule are masked. Numbers of the outside world belong to no device; they are shown unless <see cref="OutsideVisible"/> is false.
/// Immutable.
/// </summary>
public sealed record AccessRule
{
    /// <summary>A rule that lets everything through.</summary>
    public static readonly AccessRule Everything = new() { Patterns = ["*"] };

    /// <summary>Patterns of identifiers, always switch-qualified: <c>hq:21??</c>, <c>hq:agent:*</c>, <c>hq:*</c>, <c>*</c>.</summary>
    public required IReadOnlyList<string> Patterns { get; init; }

    /// <summary>Numbers and devices of counterparts outside the rule are shown, so nothing is masked.</summary>
    public bool CounterpartsVisible { get; init; }

    /// <summary>Numbers of the outside world are shown; default true.</summary>
    public bool OutsideVisible { get; init; } = true;

    /// <summary>Whether a device or group is inside the rule.</summary>
    public bool Allows(DeviceId device) => Matches(Patterns, device.Value);

    /// <summary>Whether an agent is inside the rule, by its own identifier or by the device at which it works.</summary>
    public bool Allows(Agent agent) => Matches(Patterns, agent.Id.Value) || (agent.Device is { } device && Matches(Patterns, device.Value));

    /// <summary>Whether a connection may be commanded: its device is inside the rule, or the whole switch is.</summary>
    public bool Allows(Connection connection, SwitchId @switch) => connection.Device is { } device ? Allows(device) : AllowsAllOf(@switch);

    /// <summary>Whether everything of a switch is inside the rule.</summary>
    public bool AllowsAllOf(SwitchId @switch) => MatchesAll(Patterns, @switch);

    /// <summary>Whether something of a switch can be inside the rule.</summary>
    public bool Touches(SwitchId @switch) => CanMatch(Patterns, @switch);

    internal bool Masks(DeviceId? device, SwitchId @switch)
    {
        if (CounterpartsVisible)
            return false;
        return device is { } known ? !Allows(known) : !OutsideVisible && !AllowsAllOf(@switch);
    }

    internal static bool Matches(IReadOnlyList<string> patterns, string id)
    {
        foreach (var pattern in patterns)
        {
            if (Wildcard.IsMatch(pattern, id))
                return true;
        }
        return false;
    }

    internal static bool MatchesAll(IReadOnlyList<string> patterns, SwitchId @switch)
    {
        foreach (var pattern in patterns)
        {
            if (pattern == "*" || Wildcard.MatchesAllUnder(pattern, @switch.Value + ":"))
                return true;
        }
        return false;
    }

    internal static bool CanMatch(IReadOnlyList<string> patterns, SwitchId @switch)
    {
        foreach (var pattern in patterns)
        {
            if (pattern == "*" || Wildcard.CanMatchUnder(pattern, @switch.Value + ":"))
                return true;
        }
        return false;
    }
}
