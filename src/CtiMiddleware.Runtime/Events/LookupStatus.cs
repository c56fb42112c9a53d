namespace CtiMiddleware.Runtime.Events;

/// <summary>What the log knows of an identifier.</summary>
public enum LookupStatus
{
    /// <summary>Never seen, or forgotten (see <see cref="EventLogOptions"/>).</summary>
    Unknown,

    /// <summary>It exists.</summary>
    Present,

    /// <summary>It existed and ended.</summary>
    Ended,
}
