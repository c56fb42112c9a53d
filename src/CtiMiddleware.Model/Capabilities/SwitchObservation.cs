using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Capabilities;

/// <summary>What a switch shows of its calls by itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SwitchObservation>))]
public enum SwitchObservation
{
    /// <summary>All calls.</summary>
    [JsonStringEnumMemberName("everything")]
    Everything,

    /// <summary>The calls of devices that are monitored, each by a request.</summary>
    [JsonStringEnumMemberName("perDevice")]
    PerDevice,

    /// <summary>Calls that are monitored, each by a request. The runtime asks for none.</summary>
    [JsonStringEnumMemberName("perCall")]
    PerCall,

    /// <summary>The calls of the devices that the link's own options name, of one agent for instance; no request shows more.</summary>
    [JsonStringEnumMemberName("part")]
    Part,
}
