using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>The server itself.</summary>
public sealed record ServerStatus : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "server";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id;

    /// <summary>Always <c>server</c>.</summary>
    public string Id { get; init; } = "server";

    /// <summary>The version of the server.</summary>
    public string Version { get; init; } = "";

    /// <summary>The epoch of its log; changes when positions of before cannot be resumed.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>When the process started, UTC.</summary>
    public DateTimeOffset Started { get; init; }
}
