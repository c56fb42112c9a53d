using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.States;

/// <summary>The state of an agent towards one ACD group: ECMA-269, 6.1.6. A machine of its own, without a defined order to call states (field rule 12).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgentState>))]
public enum AgentState
{
    /// <summary>Logged on, not available for ACD calls.</summary>
    [JsonStringEnumMemberName("agentNotReady")]
    AgentNotReady,

    /// <summary>Not logged on.</summary>
    [JsonStringEnumMemberName("agentNull")]
    AgentNull,

    /// <summary>Logged on and available for ACD calls.</summary>
    [JsonStringEnumMemberName("agentReady")]
    AgentReady,

    /// <summary>Involved in an ACD call.</summary>
    [JsonStringEnumMemberName("agentBusy")]
    AgentBusy,

    /// <summary>Doing work after a call; not available.</summary>
    [JsonStringEnumMemberName("agentWorkingAfterCall")]
    AgentWorkingAfterCall,
}
