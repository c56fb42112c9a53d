namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>A problem as the control API tells it (RFC 9457).</summary>
public sealed record ControlProblem
{
    /// <summary>A name of the kind of problem: <c>urn:cti:sim:problem:&lt;code&gt;</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What the kind means.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The kind, for programs.</summary>
    public required string Code { get; init; }

    /// <summary>What happened here, in words.</summary>
    public required string Detail { get; init; }

    /// <summary>The field or parameter that is wrong; null when it is none.</summary>
    public string? Field { get; init; }

    /// <summary>For a refused fault: what the face can produce.</summary>
    public IReadOnlyList<string>? Supported { get; init; }

    /// <summary>The body or a parameter is wrong.</summary>
    public static ControlProblem Invalid(string? field, string detail) =>
        Of("request.invalid", 400, "The request is wrong", detail) with
        {
            Field = field,
        };

    /// <summary>What was named is not there.</summary>
    public static ControlProblem NotFound(string what, string detail) => Of($"notFound.{what}", 404, "What was named is not there", detail);

    /// <summary>The switch cannot do it now.</summary>
    public static ControlProblem Refused(string detail) => Of("sim.refused", 409, "The simulated switch cannot do this now", detail);

    /// <summary>A problem of any kind.</summary>
    public static ControlProblem Of(string code, int status, string title, string detail) =>
        new()
        {
            Type = "urn:cti:sim:problem:" + code,
            Title = title,
            Status = status,
            Code = code,
            Detail = detail,
        };
}
