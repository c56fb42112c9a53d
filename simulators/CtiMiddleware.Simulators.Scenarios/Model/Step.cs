using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>One step: perhaps a moment, then at most one thing that somebody does, that goes wrong, or that must have come.</summary>
public sealed record Step : ScenarioNode
{
    /// <summary>The moment of the step, counted from the moment the switch was in service.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>Time that passes before the step.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>The protocols over which the step is taken; over others it is left out. Default every protocol.</summary>
    [Words(WordList.Adapters)]
    public IReadOnlyList<string> Over { get; init; } = [];

    /// <summary>Whether the step is taken over a protocol.</summary>
    public bool IsOver(string protocol) => Over.Count == 0 || Over.Contains(protocol);

    /// <summary>Why the step is there, for readers.</summary>
    public string? Note { get; init; }

    /// <summary>What a person does at a telephone, or outside.</summary>
    [Choice]
    public PeopleAction? People { get; init; }

    /// <summary>A command of an application.</summary>
    [Choice]
    public AppAction? App { get; init; }

    /// <summary>What must come, or be so.</summary>
    [Choice]
    public Expectation? Expect { get; init; }

    /// <summary>Something begins to go wrong on the link.</summary>
    [Choice]
    public FaultStep? Fault { get; init; }

    /// <summary>A fault ends: the name it was given by <c>as</c>, or <c>all</c>.</summary>
    [Choice]
    public string? ClearFault { get; init; }

    /// <summary>The switch restarts.</summary>
    [Choice]
    public RestartStep? Restart { get; init; }

    /// <summary>The link is cut; the switch and its calls go on.</summary>
    [Choice]
    public CutStep? Cut { get; init; }

    /// <summary>The switch's clock jumps.</summary>
    [Choice]
    public ClockStep? Clock { get; init; }
}
