using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.CallDetails;

/// <summary>Where a recorded call came from and went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallDetailDirection>))]
public enum CallDetailDirection
{
    /// <summary>The record does not say.</summary>
    [JsonStringEnumMemberName("notKnown")]
    NotKnown,

    /// <summary>From outside.</summary>
    [JsonStringEnumMemberName("incoming")]
    Incoming,

    /// <summary>To the outside.</summary>
    [JsonStringEnumMemberName("outgoing")]
    Outgoing,

    /// <summary>Between devices of the switch.</summary>
    [JsonStringEnumMemberName("internal")]
    Internal,

    /// <summary>From outside to outside.</summary>
    [JsonStringEnumMemberName("tandem")]
    Tandem,
}
