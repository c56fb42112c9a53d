namespace CtiMiddleware.Adapters.CiscoGed188;

/// <summary>Bounds that are not worth a setting.</summary>
internal static class GedLimits
{
    /// <summary>
    /// The most requests of commands that may wait for their confirmation; further ones are refused. The runtime paces commands and ends each after
    /// its time, and has no bound of its own for what is out.
    /// </summary>
    public const int MaxOutstanding = 10_000;

    /// <summary>The most requests kept that no command waits for (abandoned, or the adapter's own); beyond it the oldest is dropped.</summary>
    public const int MaxUnawaited = 4096;

    /// <summary>Requests of one snapshot that are out at once: enough to fill the line, few enough to let commands through.</summary>
    public const int SnapshotWindow = 16;

    /// <summary>The most calls kept; beyond it the oldest is forgotten and said to be.</summary>
    public const int MaxCalls = 200_000;

    /// <summary>The most parties of one call.</summary>
    public const int MaxConnections = 64;

    /// <summary>The most agents kept.</summary>
    public const int MaxAgents = 100_000;
}
