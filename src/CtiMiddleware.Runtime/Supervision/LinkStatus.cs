using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Supervision;

/// <summary>The state of a link's supervision. Immutable.</summary>
/// <param name="State">The state that is shown.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record LinkStatus(LinkState State, string Reason)
{
    /// <summary>Failed attempts since the link was stable.</summary>
    public int Attempt { get; init; }

    /// <summary>Which address is tried: a count, taken modulo the number of addresses.</summary>
    public int Address { get; init; }

    /// <summary>What the switch says it is; null before it spoke on this connection.</summary>
    public string? Version { get; init; }

    /// <summary>The restriction that the adapter named at log on.</summary>
    public string? Restriction { get; init; }

    /// <summary>The switch said that it is in normal operation.</summary>
    public bool Normal { get; init; }

    /// <summary>Why the switch is not in normal operation although it was before; null when it is.</summary>
    public string? Impairment { get; init; }

    /// <summary>Failure score of the heartbeats.</summary>
    public int Score { get; init; }

    /// <summary>Good answers in a row.</summary>
    public int GoodAnswers { get; init; }

    /// <summary>Since when it is in service, UTC; null when it is not.</summary>
    public DateTimeOffset? InServiceSince { get; init; }

    /// <summary>When it is tried again, UTC; null when it is not waiting for that.</summary>
    public DateTimeOffset? NextRetry { get; init; }

    /// <summary>In service.</summary>
    public bool InService => State is LinkState.Up or LinkState.Degraded;

    /// <summary>A transport exists.</summary>
    public bool HasTransport =>
        State is LinkState.Connecting or LinkState.Negotiating or LinkState.Syncing or LinkState.Up or LinkState.Degraded;

    /// <summary>A link that was not started.</summary>
    public static LinkStatus Initial { get; } = new(LinkState.Disabled, "not started");
}
