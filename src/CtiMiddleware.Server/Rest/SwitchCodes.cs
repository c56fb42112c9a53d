using CtiMiddleware.Model.Causes;

namespace CtiMiddleware.Server.Rest;

/// <summary>The codes of refusals by a switch.</summary>
public static class SwitchCodes
{
    /// <summary>The codes of refusals by the switch, one for each category; the value inside the category is appended with a dot.</summary>
    public static readonly IReadOnlyDictionary<FailureCategory, ProblemCode> All = new Dictionary<FailureCategory, ProblemCode>
    {
        [FailureCategory.Operation] = Refusal(
            "operation",
            422,
            ProblemCode.Never,
            "The switch refused: the request does not fit",
            "Correct the device, number or parameter that `native` names."
        ),
        [FailureCategory.StateIncompatibility] = Refusal(
            "stateIncompatibility",
            409,
            ProblemCode.Never,
            "The switch refused: wrong state",
            "Read the connection or agent again and decide anew."
        ),
        [FailureCategory.Security] = Refusal(
            "security",
            403,
            ProblemCode.Never,
            "The switch refused: not permitted",
            "Give the link's user the permission on the switch."
        ),
        [FailureCategory.SystemResourceAvailability] = Refusal(
            "resource",
            503,
            ProblemCode.Later,
            "The switch refused: a resource is not available",
            "Repeat after Retry-After."
        ),
        [FailureCategory.SubscribedResourceAvailability] = Refusal(
            "resource",
            503,
            ProblemCode.Later,
            "The switch refused: a resource is not available",
            "Repeat after Retry-After."
        ),
        [FailureCategory.PerformanceManagement] = Refusal(
            "performance",
            429,
            ProblemCode.Later,
            "The switch refused: too much at once",
            "Repeat after Retry-After."
        ),
        [FailureCategory.PrivateData] = Refusal(
            "privateData",
            422,
            ProblemCode.Never,
            "The switch refused the private data",
            "Correct them."
        ),
        [FailureCategory.Unspecified] = Refusal(
            "unspecified",
            409,
            ProblemCode.Never,
            "The switch refused without a reason",
            "See `native`."
        ),
    };

    /// <summary>The switch cannot do the service.</summary>
    public static readonly ProblemCode NotSupported = new(
        "switch.operation.notSupported",
        501,
        ProblemCode.Never,
        "The switch cannot do this service",
        "See GET /api/v1/switches/{switch}/capabilities."
    );

    private static ProblemCode Refusal(string category, int status, string retry, string title, string advice) =>
        new("switch." + category, status, retry, title, advice);
}
