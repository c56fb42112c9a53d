namespace CtiMiddleware.Client;

/// <summary>One device in one call: ECMA-269 connection (6.1.5). What most services act on.</summary>
public sealed record Connection
{
    /// <summary>The identifier, <c>conn_…</c>. Changes by a merge, which names old and new.</summary>
    public string Id { get; init; } = "";

    /// <summary>The call.</summary>
    public string Call { get; init; } = "";

    /// <summary>The device; null when the switch does not know it or when masked.</summary>
    public string? Device { get; init; }

    /// <summary>What the device is: <c>station</c>, <c>acdGroup</c>, <c>huntGroup</c>, <c>trunk</c>, <c>park</c>, …</summary>
    public string DeviceKind { get; init; } = "other";

    /// <summary>The ECMA-269 state: <c>null</c>, <c>initiated</c>, <c>alerting</c>, <c>connected</c>, <c>hold</c>, <c>queued</c>, <c>fail</c>.</summary>
    public string State { get; init; } = "null";

    /// <summary>The cause of the last change of state, an ECMA-269 event cause.</summary>
    public string Cause { get; init; } = "unknown";

    /// <summary>Since when it is in this state, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The number as reported; null when not told or masked.</summary>
    public string? Number { get; init; }

    /// <summary>The display name as reported.</summary>
    public string? Name { get; init; }

    /// <summary>The key may not see the device; it is a party of a visible call.</summary>
    public bool Masked { get; init; }

    /// <summary>Whether the connection is being recorded.</summary>
    public bool Recording { get; init; }

    /// <summary>The number of the log position of its last change: what <see cref="CommandOptions.IfRev"/> compares with.</summary>
    public long Rev { get; init; }

    /// <summary>The connection in the switch's own terms.</summary>
    public NativeConnection? Native { get; init; }
}
