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

    /// <summary>How many of the newest calls are looked through for the one that a failure without a call is about.</summary>
    public const int FailureDepth = 10_000;

    /// <summary>The most attached values that wait for the first event of their call.</summary>
    public const int MaxPending = 1_000;

    /// <summary>The most other peripherals that are named once each; further ones are only counted.</summary>
    public const int MaxPeripherals = 64;

    /// <summary>The most skill groups of an agent whose state is remembered.</summary>
    public const int MaxGroups = 256;

    /// <summary>The most parties of one call.</summary>
    public const int MaxConnections = 64;
}
