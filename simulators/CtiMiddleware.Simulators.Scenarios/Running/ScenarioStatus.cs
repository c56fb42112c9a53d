using System.Text.Json.Serialization;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>How a scenario ended over one adapter.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScenarioStatus>))]
public enum ScenarioStatus
{
    /// <summary>Everything came as expected.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>The adapter denies what the scenario requires, and kept the other promise: refused at once, or never told.</summary>
    [JsonStringEnumMemberName("notSupported")]
    NotSupported,

    /// <summary>The simulated switch cannot do what the scenario needs, or it is for another protocol; nothing was played.</summary>
    [JsonStringEnumMemberName("notApplicable")]
    NotApplicable,

    /// <summary>Something did not come as expected.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
