using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Objects;

/// <summary>The middleware itself.</summary>
public sealed record ServerObject : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ObjectKind Kind => ObjectKind.Server;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => "server";

    /// <summary>The identifier: always <c>server</c>.</summary>
    public string Id { get; init; } = "server";

    /// <summary>The version of the product.</summary>
    public required string Version { get; init; }

    /// <summary>The epoch of the log.</summary>
    public required string Epoch { get; init; }

    /// <summary>When the process started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }
}
