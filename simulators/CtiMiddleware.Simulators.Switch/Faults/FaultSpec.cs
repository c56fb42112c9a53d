namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>A fault as it is asked for: what, how often, which way, when, for how long, on which messages.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record FaultSpec(FaultKind Kind)
{
    /// <summary>The share of occasions on which it acts, 0 to 1, drawn from a seeded generator of the fault's own. Default 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Which way. Default both.</summary>
    public FaultDirection Direction { get; init; }

    /// <summary>How long after it was set it begins to act. Default at once.</summary>
    public TimeSpan After { get; init; }

    /// <summary>How long it acts; null until it is taken away.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Acts at most so often; null without limit.</summary>
    public int? Times { get; init; }

    /// <summary>Which messages, by the name that the protocol gives them, with <c>*</c> and <c>?</c>; null for all.</summary>
    public string? Match { get; init; }

    /// <summary>The kind's own parameters, see <see cref="FaultKind"/>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
