namespace CtiMiddleware.Model.Snapshots;

/// <summary>What a snapshot covers. What a complete snapshot of a scope does not name does not exist (field rule 36).</summary>
[Flags]
public enum SnapshotScope
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>All devices of the switch.</summary>
    Devices = 1,

    /// <summary>All calls of the switch.</summary>
    Calls = 2,

    /// <summary>All ACD groups.</summary>
    Groups = 4,

    /// <summary>All agents with their states.</summary>
    Agents = 8,

    /// <summary>Everything.</summary>
    All = Devices | Calls | Groups | Agents,
}
