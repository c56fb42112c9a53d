namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>What did not come as expected.</summary>
/// <param name="Line">The line in the file.</param>
/// <param name="Step">The step, from 1; 0 when no single step is to blame.</param>
/// <param name="Expected">What was expected, as it stands in the scenario.</param>
/// <param name="Came">What came instead: the nearest event with its differences, or what there is.</param>
public sealed record ScenarioFailure(int Line, int Step, string Expected, string Came);
