using System.Globalization;

namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>A fault as it is asked for: what, how often, which way, when, for how long, on which messages.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record FaultSpec(FaultKind Kind)
{
    /// <summary>
    /// The share of occasions on which it acts, 0 to 1, drawn from a seeded generator of the fault's own. An occasion is a message or a piece of
    /// the stream; for <see cref="FaultKind.HalfOpen"/>, <see cref="FaultKind.StopAnswering"/> and <see cref="FaultKind.Reset"/> a connection. Default 1.
    /// </summary>
    public double Share { get; init; } = 1;

    /// <summary>Which way. Default both.</summary>
    public FaultDirection Direction { get; init; }

    /// <summary>How long after it was set it begins to act. Default at once.</summary>
    public TimeSpan After { get; init; }

    /// <summary>How long it acts; null until it is taken away. For a reset and a restart: how long connections are refused afterwards.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Acts at most so often; null without limit.</summary>
    public int? Times { get; init; }

    /// <summary>Which messages, by the name that the protocol gives them or by that of the request they answer, with <c>*</c> and <c>?</c>; null for all.</summary>
    public string? Match { get; init; }

    /// <summary>The kind's own parameters, see <see cref="FaultParameters"/>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>A parameter as text; null when it was not given.</summary>
    public string? Text(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>A parameter as a number, which <see cref="FaultBoard.Set"/> has checked.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="absent">What it is when it was not given.</param>
    public double Number(string name, double absent = 0) =>
        Parameters.TryGetValue(name, out var text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : absent;
}
