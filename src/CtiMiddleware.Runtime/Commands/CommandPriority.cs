namespace CtiMiddleware.Runtime.Commands;

/// <summary>In which order commands get their turn on a link (field rule 45).</summary>
internal enum CommandPriority
{
    /// <summary>A route select: a caller waits for it.</summary>
    RouteSelect,

    /// <summary>Answering a call.</summary>
    Answer,

    /// <summary>Everything else that acts.</summary>
    CallControl,

    /// <summary>Asking.</summary>
    Query,

    /// <summary>Starting monitors.</summary>
    MonitorStart,

    /// <summary>Snapshots.</summary>
    Snapshot,
}
