using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>A fault that was set.</summary>
public sealed record FaultView
{
    /// <summary>Its number on the face.</summary>
    public required int Number { get; init; }

    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary><c>waiting</c>, <c>acting</c> or <c>over</c>.</summary>
    public required string State { get; init; }

    /// <summary>How often it acted.</summary>
    public required long Acted { get; init; }

    /// <summary>The share of occasions.</summary>
    public required double Share { get; init; }

    /// <summary>Which way.</summary>
    public required FaultDirection Direction { get; init; }

    /// <summary>Which messages; null for all.</summary>
    public string? Match { get; init; }

    /// <summary>How often it acts at most; null without limit.</summary>
    public int? Times { get; init; }

    /// <summary>Simulated milliseconds until it ends; null when it does not by itself.</summary>
    public double? EndsInMs { get; init; }

    /// <summary>The kind's parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    internal static FaultView Of(ActiveFault fault, TimeSpan now) =>
        new()
        {
            Number = fault.Number,
            Kind = FaultBoard.Name(fault.Spec.Kind),
            State =
                fault.IsOver(now) ? "over"
                : now < fault.Begins ? "waiting"
                : "acting",
            Acted = fault.Acted,
            Share = fault.Spec.Share,
            Direction = fault.Spec.Direction,
            Match = fault.Spec.Match,
            Times = fault.Spec.Times,
            EndsInMs = fault.Ends is { } ends ? Math.Max(0, (ends - now).TotalMilliseconds) : null,
            Parameters = fault.Spec.Parameters,
        };
}
