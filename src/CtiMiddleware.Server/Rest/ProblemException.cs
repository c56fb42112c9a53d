namespace CtiMiddleware.Server.Rest;

/// <summary>Ends a request with a problem. Used at the HTTP edge only; never crosses into the runtime.</summary>
/// <param name="problem">The problem.</param>
public sealed class ProblemException(Problem problem) : Exception(problem.Title)
{
    /// <summary>The problem.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>Makes one of a code.</summary>
    public ProblemException(ProblemCode code, string? detail = null)
        : this(Problem.Of(code, detail)) { }

    /// <summary>One that names the field, parameter or header.</summary>
    public static ProblemException At(ProblemCode code, string field, string detail) =>
        new(Problem.Of(code, detail) with { Field = field });
}
