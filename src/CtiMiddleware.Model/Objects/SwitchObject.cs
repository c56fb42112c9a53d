using System.Text.Json.Serialization;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Objects;

/// <summary>A switching function.</summary>
public sealed record SwitchObject : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ObjectKind Kind => ObjectKind.Switch;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id.Value;

    /// <summary>The configured name.</summary>
    public required SwitchId Id { get; init; }

    /// <summary>The adapter's name.</summary>
    public required string Adapter { get; init; }

    /// <summary>The best state of its links.</summary>
    public required LinkState State { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What is shown of this switch may be out of date: the link is down or not yet reconciled. Inherited by its calls.</summary>
    public bool Stale { get; init; }

    /// <summary>Since when, UTC; null when not stale.</summary>
    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>What the switch says it is, for example its banner; null before it spoke.</summary>
    public string? Version { get; init; }

    /// <summary>What is seen without monitors.</summary>
    public SwitchObservation Observes { get; init; }

    /// <summary>The epoch of the switch's call identifiers; a restart of the switch begins a new one (field rule 1).</summary>
    public int CallIdEpoch { get; init; }
}
