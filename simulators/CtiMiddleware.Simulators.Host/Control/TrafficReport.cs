namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>What the traffic of a simulated switch did so far.</summary>
public sealed record TrafficReport
{
    /// <summary>Whether calls are still made.</summary>
    public required bool Running { get; init; }

    /// <summary>The mean rate asked for; null before any traffic.</summary>
    public double? CallsPerMinute { get; init; }

    /// <summary>Simulated seconds since the traffic began; null before any.</summary>
    public double? SimulatedSeconds { get; init; }

    /// <summary>Calls begun by the traffic.</summary>
    public required long Begun { get; init; }

    /// <summary>Calls not begun for want of somebody free.</summary>
    public required long Skipped { get; init; }

    /// <summary>Calls up on the switch now, whoever made them.</summary>
    public required int CallsUp { get; init; }

    /// <summary>Calls made on the switch since its start, whoever made them.</summary>
    public required long CallsMade { get; init; }

    /// <summary>Event messages sent, by face.</summary>
    public required IReadOnlyDictionary<string, long> EventsSent { get; init; }
}
