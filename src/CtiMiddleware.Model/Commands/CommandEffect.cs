using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Commands;

/// <summary>What was seen of an acknowledged or unknown command afterwards, once.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommandEffect>))]
public enum CommandEffect
{
    /// <summary>The event that it causes came.</summary>
    [JsonStringEnumMemberName("observed")]
    Observed,

    /// <summary>An event came that excludes the effect.</summary>
    [JsonStringEnumMemberName("contradicted")]
    Contradicted,

    /// <summary>Neither came within the time allowed.</summary>
    [JsonStringEnumMemberName("notObserved")]
    NotObserved,
}
