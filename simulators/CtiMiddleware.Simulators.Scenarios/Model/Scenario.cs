using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>A scenario: a switch, what people, applications and accidents do with it, and what the middleware must tell of it.</summary>
public sealed record Scenario : ScenarioNode
{
    /// <summary>What it shows, in a line.</summary>
    public required string Name { get; init; }

    /// <summary>What it rests on: a clause, a field rule, an experience. Says so when no outside truth holds it.</summary>
    public string? Source { get; init; }

    /// <summary>What a reader should know beyond the name.</summary>
    public string? About { get; init; }

    /// <summary>Seed of everything drawn by chance. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Words to select it by, for example <c>rule-11</c> or <c>tr82</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// Services and events without which it makes no sense, by their ECMA-269 names. Over an adapter that denies one, the scenario asserts the other
    /// promise: commands are refused as not supported at once, events never come.
    /// </summary>
    [Words(WordList.Capabilities)]
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>The switch it is played on. Default: the stations 1001 to 1006 where nobody answers by himself, a trunk, a group, a room.</summary>
    public SwitchSetup Switch { get; init; } = new();

    /// <summary>What is so before the middleware connects.</summary>
    public IReadOnlyList<Given> Given { get; init; } = [];

    /// <summary>What happens and what must come of it, in order.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Events that must not come at any time.</summary>
    public IReadOnlyList<EventPattern> Never { get; init; } = [];

    /// <summary>
    /// Whether the link may report anomalies and protocol errors. By default it may not, unless the scenario has a fault, a restart or a cut in it.
    /// </summary>
    public bool? AnomaliesAllowed { get; init; }

    /// <summary>The file as it was named; empty when it was not read from a file.</summary>
    [Unwritten]
    public string File { get; internal set; } = "";

    /// <summary>Its name for the command line: a built-in name such as <c>tr82/04.04-manually-dialled-call</c>, otherwise the file.</summary>
    [Unwritten]
    public string Id { get; internal set; } = "";

    /// <inheritdoc/>
    public override string ToString() => Id.Length > 0 ? Id : Name;
}
