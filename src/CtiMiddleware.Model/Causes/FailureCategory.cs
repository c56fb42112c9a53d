using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Causes;

/// <summary>The category of a negative acknowledgement: ECMA-269 universal failure. ECMA-323 misspells one as <c>systemResourceAvailibility</c>; here it is spelled right.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureCategory>))]
public enum FailureCategory
{
    /// <summary>ECMA-269 universal failure category <c>operation</c>.</summary>
    [JsonStringEnumMemberName("operation")]
    Operation,

    /// <summary>ECMA-269 universal failure category <c>security</c>.</summary>
    [JsonStringEnumMemberName("security")]
    Security,

    /// <summary>ECMA-269 universal failure category <c>stateIncompatibility</c>.</summary>
    [JsonStringEnumMemberName("stateIncompatibility")]
    StateIncompatibility,

    /// <summary>ECMA-269 universal failure category <c>systemResourceAvailability</c>.</summary>
    [JsonStringEnumMemberName("systemResourceAvailability")]
    SystemResourceAvailability,

    /// <summary>ECMA-269 universal failure category <c>subscribedResourceAvailability</c>.</summary>
    [JsonStringEnumMemberName("subscribedResourceAvailability")]
    SubscribedResourceAvailability,

    /// <summary>ECMA-269 universal failure category <c>performanceManagement</c>.</summary>
    [JsonStringEnumMemberName("performanceManagement")]
    PerformanceManagement,

    /// <summary>ECMA-269 universal failure category <c>privateData</c>.</summary>
    [JsonStringEnumMemberName("privateData")]
    PrivateData,

    /// <summary>ECMA-269 universal failure category <c>unspecified</c>.</summary>
    [JsonStringEnumMemberName("unspecified")]
    Unspecified,
}
