namespace CtiMiddleware.Simulators.Scenarios;

/// <summary>What <see cref="ScenarioCommand"/> is to do.</summary>
public sealed record ScenarioCommandOptions
{
    /// <summary>Files, folders, built-in names or their beginnings (<c>tr82</c>), tags (<c>rule-11</c>). Empty: every built-in scenario.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The adapters to play over; empty for all.</summary>
    public IReadOnlyList<string> Adapters { get; init; } = [];

    /// <summary>The seed; null for each scenario's own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Results as JSON on the output instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>Also write results as JUnit XML to this file; null for none.</summary>
    public string? JUnitFile { get; init; }

    /// <summary>In real time over TCP instead of virtual time.</summary>
    public bool Real { get; init; }

    /// <summary>Only tell which scenarios there are.</summary>
    public bool List { get; init; }

    /// <summary>
    /// Told before a scenario is played: how many were, of how many, and its name; and with null for the name before something is written to the
    /// output. Null for nobody.
    /// </summary>
    public Action<int, int, string?>? Progress { get; init; }

    /// <summary>Only write the JSON schema of scenarios to the output.</summary>
    public bool Schema { get; init; }
}
