using System.Text.Json.Serialization;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.Objects;

/// <summary>A device of a switch. Its calls are read from the calls.</summary>
public sealed record Device : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ObjectKind Kind => ObjectKind.Device;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id.Value;

    /// <summary>The identifier, <c>hq:2001</c>.</summary>
    public required DeviceId Id { get; init; }

    /// <summary>What it is.</summary>
    [JsonPropertyName("kind")]
    public required DeviceCategory Category { get; init; }

    /// <summary>The switch.</summary>
    public required SwitchId Switch { get; init; }

    /// <summary>The dialable number.</summary>
    public required string Number { get; init; }

    /// <summary>The name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The name in the switch's own terms, or null.</summary>
    public string? Native { get; init; }

    /// <summary>Whether it can be used; null when the switch does not tell.</summary>
    public bool? InService { get; init; }

    /// <summary>Whether its calls are seen: <c>yes</c>, <c>no</c> or <c>refused</c>. An unobserved device is never shown as idle.</summary>
    public string Observed { get; init; } = "yes";

    /// <summary>Why its calls are not seen, in the switch's own words where it gave some; null when they are.</summary>
    public string? ObservedReason { get; init; }

    /// <summary>Whether messages wait; null when never told.</summary>
    public bool? MessageWaiting { get; init; }
}
