using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>The switch's clock, as it stands in its messages, jumps; time itself goes on. A plain number of seconds will do: <c>clock: -3600</c>.</summary>
[Shorthand(nameof(Jump))]
public sealed record ClockStep : ScenarioNode
{
    /// <summary>By how many seconds; negative for back.</summary>
    public required double Jump { get; init; }
}
