using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>A link: one connection of the server to a switch.</summary>
public sealed record Link : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "link";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id;

    /// <summary>The name, <c>hq-1</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The switch.</summary>
    public string Switch { get; init; } = "";

    /// <summary><c>primary</c>, <c>standby</c> or <c>data</c>.</summary>
    public string Role { get; init; } = "primary";

    /// <summary>Where it goes, without secrets.</summary>
    public string Address { get; init; } = "";

    /// <summary><c>disabled</c>, <c>connecting</c>, <c>negotiating</c>, <c>syncing</c>, <c>up</c>, <c>degraded</c>, <c>down</c> or <c>blocked</c>.</summary>
    public string State { get; init; } = "down";

    /// <summary>Why, in words, with the switch's own where it gave some.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When it will be tried again, UTC; null when it will not.</summary>
    public DateTimeOffset? NextRetry { get; init; }
}
