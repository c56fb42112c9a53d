using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.CallDetails;

/// <summary>What the time in a call detail record is the time of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallDetailTimeOf>))]
public enum CallDetailTimeOf
{
    /// <summary>The source of the layout does not say.</summary>
    [JsonStringEnumMemberName("notKnown")]
    NotKnown,

    /// <summary>The beginning of the call.</summary>
    [JsonStringEnumMemberName("start")]
    Start,

    /// <summary>The end of the call.</summary>
    [JsonStringEnumMemberName("end")]
    End,
}
