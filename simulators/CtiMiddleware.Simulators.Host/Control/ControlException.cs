namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>A request that cannot be carried out.</summary>
/// <param name="problem">The answer.</param>
public sealed class ControlException(ControlProblem problem) : Exception(problem.Detail)
{
    /// <summary>The answer.</summary>
    public ControlProblem Problem { get; } = problem;
}
