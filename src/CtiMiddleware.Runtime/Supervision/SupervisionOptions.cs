namespace CtiMiddleware.Runtime.Supervision;

/// <summary>Times and thresholds of a link's supervision.</summary>
public sealed record SupervisionOptions
{
    /// <summary>How long resolving, connecting and TLS may take; default 10 s.</summary>
    public TimeSpan ConnectDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long logging on and waiting for normal operation may take; default 30 s (a switch that starts is reachable before it is ready).</summary>
    public TimeSpan LogOnDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the snapshots may take, and before them each monitor; default 60 s.</summary>
    public TimeSpan SyncDeadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>First delay before trying again; default 0.5 s.</summary>
    public TimeSpan ShortestBackoff { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest delay before trying again; default 3 s: a switch that answers again is in service within seconds, and one attempt costs it nothing.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Failure score at which the link is lost; default 3 (field rule 39).</summary>
    public int HeartbeatMisses { get; init; } = 3;

    /// <summary>Good answers in a row that take one from the failure score; default 3.</summary>
    public int HeartbeatRecovery { get; init; } = 3;

    /// <summary>Hold-down: a link that is lost before it was in service so long goes on with its back-off instead of beginning anew; default 30 s (field rule 40).</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(30);
}
