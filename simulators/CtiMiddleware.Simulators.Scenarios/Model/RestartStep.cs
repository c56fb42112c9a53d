using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>The switch restarts: every client is cut off. A plain word will do: <c>restart: cold</c>.</summary>
[Shorthand(nameof(Kind))]
public sealed record RestartStep : ScenarioNode
{
    /// <summary>Cold: calls are lost and identifiers begin anew. Warm: both go on.</summary>
    public RestartKind Kind { get; init; }

    /// <summary>How long connections are refused. Default 1 s.</summary>
    public TimeSpan For { get; init; } = TimeSpan.FromSeconds(1);
}
