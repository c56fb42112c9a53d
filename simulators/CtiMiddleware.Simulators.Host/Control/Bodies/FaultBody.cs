using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>A fault to set.</summary>
public sealed record FaultBody
{
    /// <summary>The face, by its protocol; absent when the switch has only one.</summary>
    public string? Face { get; init; }

    /// <summary>The kind by its name: <c>latency</c>, <c>lostEvent</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The share of occasions, 0 to 1; absent: all.</summary>
    public double? Share { get; init; }

    /// <summary><c>both</c>, <c>out</c> (from the switch) or <c>in</c>.</summary>
    public FaultDirection Direction { get; init; }

    /// <summary>When it begins, in simulated milliseconds from now.</summary>
    public double AfterMs { get; init; }

    /// <summary>How long it lasts, in simulated milliseconds; absent: until it is taken away.</summary>
    public double? ForMs { get; init; }

    /// <summary>How often it acts at most.</summary>
    public int? Times { get; init; }

    /// <summary>Which messages, with <c>*</c> and <c>?</c>.</summary>
    public string? Match { get; init; }

    /// <summary>The kind's parameters; numbers and truths may be written as such.</summary>
    public IReadOnlyDictionary<string, System.Text.Json.JsonElement>? Parameters { get; init; }
}
