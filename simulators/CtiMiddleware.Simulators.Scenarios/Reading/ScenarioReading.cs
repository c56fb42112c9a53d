using CtiMiddleware.Simulators.Scenarios.Model;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>What reading a text gave: a scenario, or every error in it.</summary>
/// <param name="Scenario">The scenario; null when there are errors.</param>
/// <param name="Errors">All errors, in the order of the text.</param>
public sealed record ScenarioReading(Scenario? Scenario, IReadOnlyList<ScenarioError> Errors);
