using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Devices;

/// <summary>What kind of device it is: ECMA-269 device categories; <c>trunk</c> is its network interface device, <c>routePoint</c> its routeing device.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeviceCategory>))]
public enum DeviceCategory
{
    /// <summary>A telephone or softphone.</summary>
    [JsonStringEnumMemberName("station")]
    Station,

    /// <summary>An ACD group: distributes queued calls to its agents.</summary>
    [JsonStringEnumMemberName("acdGroup")]
    AcdGroup,

    /// <summary>A hunt group.</summary>
    [JsonStringEnumMemberName("huntGroup")]
    HuntGroup,

    /// <summary>A network interface device. Never shown as a caller (field rule 24).</summary>
    [JsonStringEnumMemberName("trunk")]
    Trunk,

    /// <summary>A routeing device.</summary>
    [JsonStringEnumMemberName("routePoint")]
    RoutePoint,

    /// <summary>A place where calls are parked.</summary>
    [JsonStringEnumMemberName("park")]
    Park,

    /// <summary>A device that plays, records or recognises.</summary>
    [JsonStringEnumMemberName("voiceUnit")]
    VoiceUnit,

    /// <summary>A conference room of the switch.</summary>
    [JsonStringEnumMemberName("conference")]
    Conference,

    /// <summary>None of the others.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
