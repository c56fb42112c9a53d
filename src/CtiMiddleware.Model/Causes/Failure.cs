namespace CtiMiddleware.Model.Causes;

/// <summary>Why a service was refused: category and value of the ECMA-269 universal failure, by the names of ECMA-323 edition 6.</summary>
/// <param name="Category">The category.</param>
/// <param name="Value">The value inside the category, for example <c>invalidConnectionState</c>; a test holds those used here against the schema.</param>
public readonly record struct Failure(FailureCategory Category, string Value)
{
    /// <summary>operation/generic: the switch refused and gave no better reason.</summary>
    public static readonly Failure Generic = new(FailureCategory.Operation, "generic");

    /// <summary>operation/invalidDestination.</summary>
    public static readonly Failure InvalidDestination = new(FailureCategory.Operation, "invalidDestination");

    /// <summary>operation/invalidCallingDeviceID.</summary>
    public static readonly Failure InvalidCallingDevice = new(FailureCategory.Operation, "invalidCallingDeviceID");

    /// <summary>operation/invalidCalledDeviceID.</summary>
    public static readonly Failure InvalidCalledDevice = new(FailureCategory.Operation, "invalidCalledDeviceID");

    /// <summary>operation/invalidDeviceID.</summary>
    public static readonly Failure InvalidDevice = new(FailureCategory.Operation, "invalidDeviceID");

    /// <summary>operation/invalidConnectionID: the connection does not exist or ended.</summary>
    public static readonly Failure InvalidConnection = new(FailureCategory.Operation, "invalidConnectionID");

    /// <summary>operation/invalidCallID: the call does not exist or ended.</summary>
    public static readonly Failure InvalidCall = new(FailureCategory.Operation, "invalidCallID");

    /// <summary>operation/invalidParameterValue.</summary>
    public static readonly Failure InvalidParameter = new(FailureCategory.Operation, "invalidParameterValue");

    /// <summary>operation/invalidFeature: the switch does not have the feature.</summary>
    public static readonly Failure InvalidFeature = new(FailureCategory.Operation, "invalidFeature");

    /// <summary>operation/invalidAgentIdentifier.</summary>
    public static readonly Failure InvalidAgent = new(FailureCategory.Operation, "invalidAgentIdentifier");

    /// <summary>operation/invalidAgentGroup.</summary>
    public static readonly Failure InvalidAgentGroup = new(FailureCategory.Operation, "invalidAgentGroup");

    /// <summary>stateIncompatibility/invalidConnectionState.</summary>
    public static readonly Failure InvalidConnectionState = new(FailureCategory.StateIncompatibility, "invalidConnectionState");

    /// <summary>stateIncompatibility/invalidObjectState.</summary>
    public static readonly Failure InvalidObjectState = new(FailureCategory.StateIncompatibility, "invalidObjectState");

    /// <summary>security/generic: the switch says that we may not.</summary>
    public static readonly Failure Security = new(FailureCategory.Security, "generic");

    /// <summary>systemResourceAvailability/resourceBusy: at present; later it may work.</summary>
    public static readonly Failure ResourceBusy = new(FailureCategory.SystemResourceAvailability, "resourceBusy");

    /// <summary>systemResourceAvailability/resourceOutOfService: the link or the switch is not there.</summary>
    public static readonly Failure ResourceOutOfService = new(FailureCategory.SystemResourceAvailability, "resourceOutOfService");

    /// <summary>systemResourceAvailability/overallMonitorLimitExceeded: no monitor is left, mostly for want of a licence (field rule 31).</summary>
    public static readonly Failure MonitorLimit = new(FailureCategory.SystemResourceAvailability, "overallMonitorLimitExceeded");

    /// <summary>subscribedResourceAvailability/objectMonitorLimitExceeded: the device has as many monitors as it may have.</summary>
    public static readonly Failure ObjectMonitorLimit = new(FailureCategory.SubscribedResourceAvailability, "objectMonitorLimitExceeded");

    /// <summary>systemResourceAvailability/calledDeviceOutOfService.</summary>
    public static readonly Failure CalledDeviceOutOfService = new(FailureCategory.SystemResourceAvailability, "calledDeviceOutOfService");

    /// <summary>systemResourceAvailability/callingDeviceOutOfService.</summary>
    public static readonly Failure CallingDeviceOutOfService = new(FailureCategory.SystemResourceAvailability, "callingDeviceOutOfService");

    /// <summary>performanceManagement/performanceLimitExceeded.</summary>
    public static readonly Failure PerformanceLimitExceeded = new(FailureCategory.PerformanceManagement, "performanceLimitExceeded");
}
