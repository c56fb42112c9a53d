using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Commands;

/// <summary>The states that Set Agent State can ask for: ECMA-269, 22.1 (ECMA-323 ReqAgentState).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestedAgentState>))]
public enum RequestedAgentState
{
    /// <summary>Log on to the group.</summary>
    [JsonStringEnumMemberName("loggedOn")]
    LoggedOn,

    /// <summary>Log off from the group.</summary>
    [JsonStringEnumMemberName("loggedOff")]
    LoggedOff,

    /// <summary>Be logged on and not available.</summary>
    [JsonStringEnumMemberName("notReady")]
    NotReady,

    /// <summary>Be available.</summary>
    [JsonStringEnumMemberName("ready")]
    Ready,

    /// <summary>Do work after a call.</summary>
    [JsonStringEnumMemberName("workingAfterCall")]
    WorkingAfterCall,
}
