using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>An ACD or hunt group of a switch. It is also a device.</summary>
public sealed record Group : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "group";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id;

    /// <summary>The identifier, the same as the device's: <c>hq:support</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The switch.</summary>
    public string Switch { get; init; } = "";

    /// <summary>The name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The calls that wait, oldest first.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];

    /// <summary>The agents logged on to it.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>What the switch counts of it; null when it reports no statistics.</summary>
    public GroupStatistics? Statistics { get; init; }

    /// <summary>Since when these figures stand, UTC; null when there are none.</summary>
    public DateTimeOffset? StatisticsSince { get; init; }
}
