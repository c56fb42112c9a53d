using System.Text.Json.Serialization;

namespace CtiMiddleware.Server.Security;

/// <summary>What an API key may do. <see cref="Admin"/> includes every other scope.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApiScope>))]
public enum ApiScope
{
    /// <summary>Read objects, lists, events and operations.</summary>
    [JsonStringEnumMemberName("read")]
    Read,

    /// <summary>Make and control calls.</summary>
    [JsonStringEnumMemberName("call")]
    Call,

    /// <summary>Log agents on and off and set their state.</summary>
    [JsonStringEnumMemberName("agent")]
    Agent,

    /// <summary>See the operations of other keys.</summary>
    [JsonStringEnumMemberName("supervise")]
    Supervise,

    /// <summary>Routing dialogues.</summary>
    [JsonStringEnumMemberName("route")]
    Route,

    /// <summary>Traces, and the frames kept with anomalies.</summary>
    [JsonStringEnumMemberName("trace")]
    Trace,

    /// <summary>Test, restart, enable and disable links.</summary>
    [JsonStringEnumMemberName("operate")]
    Operate,

    /// <summary>Inject calls into a simulated switch.</summary>
    [JsonStringEnumMemberName("sim")]
    Sim,

    /// <summary>Send requests to the switch in its own terms, past the uniform model.</summary>
    [JsonStringEnumMemberName("escape")]
    Escape,

    /// <summary>Everything.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,
}
