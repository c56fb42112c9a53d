using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>A device of a switch. Its calls are read from the calls.</summary>
public sealed record Device : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "device";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id;

    /// <summary>The identifier, <c>hq:2001</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>What it is: <c>station</c>, <c>acdGroup</c>, <c>huntGroup</c>, <c>trunk</c>, <c>routePoint</c>, <c>park</c>, <c>voiceUnit</c>, <c>conference</c>, <c>other</c>. In JSON <c>kind</c>.</summary>
    [JsonPropertyName("kind")]
    public string Category { get; init; } = "other";

    /// <summary>The switch.</summary>
    public string Switch { get; init; } = "";

    /// <summary>The dialable number.</summary>
    public string Number { get; init; } = "";

    /// <summary>The name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The name in the switch's own terms, or null.</summary>
    public string? Native { get; init; }

    /// <summary>Whether it can be used; null when the switch does not tell.</summary>
    public bool? InService { get; init; }

    /// <summary>Whether its calls are seen: <c>yes</c>, <c>no</c> or <c>refused</c>. An unobserved device is not idle, it is unknown.</summary>
    public string Observed { get; init; } = "yes";

    /// <summary>Why its calls are not seen, in the switch's own words where it gave some; null when they are.</summary>
    public string? ObservedReason { get; init; }

    /// <summary>Whether messages wait; null when never told.</summary>
    public bool? MessageWaiting { get; init; }
}
