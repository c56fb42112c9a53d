using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>
/// What a subscriber wants to see, inside its rule. Empty lists mean everything. Immutable.
/// A filter of types has a price: only kinds of objects of which every event passes can be folded (<see cref="Folds"/>); the snapshot holds
/// no others. What says that a switch is stale or in service again passes always, because calls inherit it.
/// </summary>
public sealed record ViewFilter
{
    /// <summary>A filter that wants everything.</summary>
    public static readonly ViewFilter Everything = new();

    /// <summary>Names of switches.</summary>
    public IReadOnlyList<string> Switch { get; init; } = [];

    /// <summary>Patterns of devices, groups and agents, switch-qualified, with <c>*</c> and <c>?</c>.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>Patterns of event types, with <c>*</c>: <c>cti.call.*</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Whether events of a type are wanted.</summary>
    public bool Wants(string type) =>
        Types.Count == 0
        || AccessRule.Matches(Types, type)
        || type is EventTypes.Stale or EventTypes.InService or EventTypes.Gap or EventTypes.DevicesChanged
        // Who folds groups from the events of calls and agents gets their figures too, or the fold would not be the group.
        || (type == EventTypes.GroupStatistics && Folds(ObjectKind.Group));

    /// <summary>Whether every event that can change objects of the kind passes, so that their state follows from the stream.</summary>
    public bool Folds(ObjectKind kind)
    {
        if (Types.Count == 0)
            return true;
        foreach (var group in GroupsThatChange(kind))
        {
            if (!Types.Any(pattern => Wildcard.MatchesAllUnder(pattern, group)))
                return false;
        }
        return true;
    }

    internal bool WantsSwitch(SwitchId @switch) => Switch.Count == 0 || Switch.Contains(@switch.Value);

    // Which groups of types change which kinds; the property tests fail when an event breaks this table.
    private static string[] GroupsThatChange(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Server => ["cti.server."],
            ObjectKind.Switch => ["cti.switch.", "cti.link."],
            ObjectKind.Link => ["cti.link."],
            ObjectKind.Device => ["cti.device.", "cti.call.", "cti.agent."],
            ObjectKind.Agent => ["cti.agent."],
            ObjectKind.Group => ["cti.call.", "cti.agent."],
            _ => ["cti.call."],
        };
}
