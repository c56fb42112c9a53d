using System.Text.Json.Serialization;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>Where a monitor stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MonitorPhase>))]
public enum MonitorPhase
{
    /// <summary>No link is there to ask for it.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>It is asked for, or waits for its turn.</summary>
    [JsonStringEnumMemberName("starting")]
    Starting,

    /// <summary>The device's calls are seen.</summary>
    [JsonStringEnumMemberName("active")]
    Active,

    /// <summary>The switch refused it; it is asked for again later.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>The switch ended it by itself, or did not answer; it is asked for again later.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,

    /// <summary>It is being ended, for nobody uses it any more.</summary>
    [JsonStringEnumMemberName("stopping")]
    Stopping,
}
