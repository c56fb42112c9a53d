using CtiMiddleware.Simulators.Scenarios.Model;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>How a scenario went over one adapter.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Protocol">The adapter's protocol.</param>
/// <param name="Status">How it ended.</param>
public sealed record ScenarioResult(Scenario Scenario, string Protocol, ScenarioStatus Status)
{
    /// <summary>The seed it was played with.</summary>
    public ulong Seed { get; init; }

    /// <summary>Why it is not supported or not applicable, or what was left out because the adapter denies it; null when there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>What did not come as expected; null unless failed.</summary>
    public ScenarioFailure? Failure { get; init; }

    /// <summary>The call ladder: a column for each device, a row for each event.</summary>
    public string Ladder { get; init; } = "";

    /// <summary>The last anomalies, unknown messages and protocol errors that the link noted, newest first, at most 8.</summary>
    public IReadOnlyList<string> LinkNotes { get; init; } = [];

    /// <summary>Time that passed in the scenario.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Uniform events that came.</summary>
    public int Events { get; init; }

    /// <summary>Every event as JSON, one in a line: the same for every run of one seed in virtual time.</summary>
    public string Transcript { get; init; } = "";
}
