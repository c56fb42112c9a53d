using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Devices;

/// <summary>Whether a party of an event is told: unknown and restricted are values, not holes (field rule 24).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartyStatus>))]
public enum PartyStatus
{
    /// <summary>The number is given.</summary>
    [JsonStringEnumMemberName("provided")]
    Provided,

    /// <summary>The switch does not know it.</summary>
    [JsonStringEnumMemberName("notKnown")]
    NotKnown,

    /// <summary>The switch knows it and must not tell.</summary>
    [JsonStringEnumMemberName("restricted")]
    Restricted,

    /// <summary>Does not apply to this event.</summary>
    [JsonStringEnumMemberName("notRequired")]
    NotRequired,

    /// <summary>The switch did not say.</summary>
    [JsonStringEnumMemberName("notSpecified")]
    NotSpecified,
}
