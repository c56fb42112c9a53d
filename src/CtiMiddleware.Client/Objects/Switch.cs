using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>A switching function.</summary>
public sealed record Switch : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "switch";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id;

    /// <summary>The configured name.</summary>
    public string Id { get; init; } = "";

    /// <summary>The adapter's name.</summary>
    public string Adapter { get; init; } = "";

    /// <summary>The best state of its links, as in <see cref="Link.State"/>.</summary>
    public string State { get; init; } = "down";

    /// <summary>Why, in words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>What is shown of this switch may be out of date. Inherited by its calls.</summary>
    public bool Stale { get; init; }

    /// <summary>Since when, UTC; null when not stale.</summary>
    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>What the switch says it is; null before it spoke.</summary>
    public string? Version { get; init; }

    /// <summary>What is seen without monitors: <c>everything</c>, <c>perDevice</c> or <c>perCall</c>.</summary>
    public string Observes { get; init; } = "everything";

    /// <summary>The epoch of the switch's call identifiers; a restart of the switch begins a new one.</summary>
    public int CallIdEpoch { get; init; }
}
