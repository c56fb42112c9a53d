using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Capabilities;

/// <summary>Whether an adapter can do a service.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServiceSupport>))]
public enum ServiceSupport
{
    /// <summary>Can be done.</summary>
    [JsonStringEnumMemberName("supported")]
    Supported,

    /// <summary>Can be done under a condition that the note names.</summary>
    [JsonStringEnumMemberName("conditional")]
    Conditional,

    /// <summary>Cannot be done on this switch; refused at once.</summary>
    [JsonStringEnumMemberName("notSupported")]
    NotSupported,
}
