using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.States;

/// <summary>The state of a link. Up means in service: connected, logged on, status normal, snapshots reconciled (field rule 35).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinkState>))]
public enum LinkState
{
    /// <summary>Switched off by configuration or by an operator.</summary>
    [JsonStringEnumMemberName("disabled")]
    Disabled,

    /// <summary>The transport is being opened.</summary>
    [JsonStringEnumMemberName("connecting")]
    Connecting,

    /// <summary>The transport is open; logging on.</summary>
    [JsonStringEnumMemberName("negotiating")]
    Negotiating,

    /// <summary>Logged on; snapshots are being reconciled.</summary>
    [JsonStringEnumMemberName("syncing")]
    Syncing,

    /// <summary>In service.</summary>
    [JsonStringEnumMemberName("up")]
    Up,

    /// <summary>In service with a restriction that the reason names.</summary>
    [JsonStringEnumMemberName("degraded")]
    Degraded,

    /// <summary>Not in service; will be tried again.</summary>
    [JsonStringEnumMemberName("down")]
    Down,

    /// <summary>Not in service and will not be tried again by itself: needs a person (wrong credentials, missing permission).</summary>
    [JsonStringEnumMemberName("blocked")]
    Blocked,
}
