using System.Text.Json;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>An object of a kind that this client does not know, or that it could not read. Nothing is thrown away: the JSON is in <see cref="Json"/>.</summary>
/// <param name="ObjectKind">The kind as the server named it.</param>
/// <param name="Id">The identifier; empty when it has none.</param>
/// <param name="Json">The object as it came.</param>
/// <param name="Problem">Why it could not be read; null when only the kind is unknown.</param>
public sealed record UnknownObject(string ObjectKind, string Id, JsonElement Json, string? Problem) : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => ObjectKind;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id;
}
