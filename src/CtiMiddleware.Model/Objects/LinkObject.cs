using System.Text.Json.Serialization;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Objects;

/// <summary>A link: one connection to a switch.</summary>
public sealed record LinkObject : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ObjectKind Kind => ObjectKind.Link;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id.Value;

    /// <summary>The name, <c>hq-1</c>.</summary>
    public required LinkId Id { get; init; }

    /// <summary>The switch.</summary>
    public required SwitchId Switch { get; init; }

    /// <summary><c>primary</c>, <c>standby</c> or <c>data</c>.</summary>
    public string Role { get; init; } = "primary";

    /// <summary>Where it goes, without secrets: <c>tcp://127.0.0.1:5038</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The state.</summary>
    public required LinkState State { get; init; }

    /// <summary>Why, in words, with the switch's own where it gave some.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it will be tried again, UTC; null when it will not.</summary>
    public DateTimeOffset? NextRetry { get; init; }
}
