namespace CtiMiddleware.Client;

/// <summary>How a switch or one of its devices is observed.</summary>
public sealed record MonitorReport
{
    /// <summary>Its name.</summary>
    public string Id { get; init; } = "";

    /// <summary>The switch.</summary>
    public string Switch { get; init; } = "";

    /// <summary>What the switch shows by itself: <c>everything</c>, <c>perDevice</c> or <c>perCall</c>.</summary>
    public string Observes { get; init; } = "everything";

    /// <summary>What is observed: a device, or a pattern.</summary>
    public string Object { get; init; } = "";

    /// <summary><c>active</c>, <c>stale</c>, <c>waiting</c>, <c>starting</c>, <c>refused</c>, <c>lost</c> or <c>stopping</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>How many subscriptions use it, or may.</summary>
    public int Subscribers { get; init; }

    /// <summary>Why it is not active, in the switch's own words where it gave some; null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>The configuration asks for it; null for a whole switch.</summary>
    public bool? Configured { get; init; }

    /// <summary>Failed attempts in a row; null when there are none.</summary>
    public int? Attempt { get; init; }

    /// <summary>When the switch is asked again, UTC; null when that is not due.</summary>
    public DateTimeOffset? NextRetry { get; init; }
}
