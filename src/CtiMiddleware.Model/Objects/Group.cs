using System.Text.Json.Serialization;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.Objects;

/// <summary>An ACD or hunt group of the switch. It is also a device.</summary>
public sealed record Group : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ObjectKind Kind => ObjectKind.Group;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id.Value;

    /// <summary>The identifier, the same as the device's: <c>hq:support</c>.</summary>
    public required DeviceId Id { get; init; }

    /// <summary>The switch.</summary>
    public required SwitchId Switch { get; init; }

    /// <summary>The name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The calls that wait, oldest first.</summary>
    public required IReadOnlyList<CallId> Waiting { get; init; }

    /// <summary>The agents logged on to it.</summary>
    public required IReadOnlyList<AgentId> Agents { get; init; }

    /// <summary>What the switch counts of it; null when it reports no statistics.</summary>
    public GroupStatistics? Statistics { get; init; }

    /// <summary>Since when these figures stand, UTC; null when there are none.</summary>
    public DateTimeOffset? StatisticsSince { get; init; }
}
