using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>A fault: the kind as the key with its parameters, and how often, which way, when, how long, on which messages it acts.</summary>
public sealed record FaultStep : ScenarioNode
{
    /// <summary>The kind and its parameters: <c>lateAck: { ms: 500 }</c>.</summary>
    [Unwritten]
    public FaultKind Kind { get; internal set; }

    /// <summary>The kind's parameters.</summary>
    [Unwritten]
    public IReadOnlyDictionary<string, string> Parameters { get; internal set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The share of occasions on which it acts, 0 to 1. Default 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Which way, seen from the switch. Default both.</summary>
    public FaultDirection Direction { get; init; }

    /// <summary>How long after the step it begins. Default at once.</summary>
    public TimeSpan After { get; init; }

    /// <summary>How long it lasts. Default until it is cleared.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>How often it acts at most. Default without limit.</summary>
    public int? Times { get; init; }

    /// <summary>On which messages, by the protocol's own names with <c>*</c> and <c>?</c>. Default all. By protocol when they differ.</summary>
    public IReadOnlyDictionary<string, string> Match { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>True where the fault may find nothing to act on. By default a fault that was set and never acted fails the scenario.</summary>
    public bool MayIdle { get; init; }

    /// <summary>A name to clear it by.</summary>
    public string? As { get; init; }

    /// <summary>As the board takes it.</summary>
    /// <param name="protocol">The protocol whose message names are used.</param>
    public FaultSpec ToSpec(string protocol) =>
        new(Kind)
        {
            Share = Share,
            Direction = Direction,
            After = After,
            For = For,
            Times = Times,
            Match = Match.GetValueOrDefault(protocol) ?? Match.GetValueOrDefault("*"),
            Parameters = Parameters,
        };
}
