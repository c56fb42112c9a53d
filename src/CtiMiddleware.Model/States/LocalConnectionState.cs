using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.States;

/// <summary>The state of a connection: ECMA-269, 6.1.5, connection state model. Legal transitions stand in <see cref="ConnectionTransitions"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LocalConnectionState>))]
public enum LocalConnectionState
{
    /// <summary>No relationship between call and device.</summary>
    [JsonStringEnumMemberName("null")]
    Null,

    /// <summary>The device requests service, typically off hook and dialling, or is prompted by a Make Call.</summary>
    [JsonStringEnumMemberName("initiated")]
    Initiated,

    /// <summary>The device is being alerted (rings), or the call waits for it to accept.</summary>
    [JsonStringEnumMemberName("alerting")]
    Alerting,

    /// <summary>The device takes part in the call.</summary>
    [JsonStringEnumMemberName("connected")]
    Connected,

    /// <summary>The device holds the call.</summary>
    [JsonStringEnumMemberName("hold")]
    Hold,

    /// <summary>The call is stalled at the device: an ACD group, a park slot.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>The call could not be completed at the device: busy, blocked, reorder tone.</summary>
    [JsonStringEnumMemberName("fail")]
    Fail,
}
