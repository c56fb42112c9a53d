using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>Every connection is closed by the switch, and new ones are refused for a while. A plain time will do: <c>cut: 3s</c>.</summary>
[Shorthand(nameof(For))]
public sealed record CutStep : ScenarioNode
{
    /// <summary>How long connections are refused; 0s lets clients come back at once.</summary>
    public TimeSpan For { get; init; }
}
