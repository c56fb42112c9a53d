using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Objects;

/// <summary>One device in one call: ECMA-269 connection (6.1.5). Part of its <see cref="Call"/>.</summary>
public sealed record Connection
{
    /// <summary>The identifier; changes by a merge, which names old and new.</summary>
    public required ConnectionId Id { get; init; }

    /// <summary>The call.</summary>
    public required CallId Call { get; init; }

    /// <summary>The device; null when the switch does not know it or when masked.</summary>
    public DeviceId? Device { get; init; }

    /// <summary>What the device is.</summary>
    public DeviceCategory DeviceKind { get; init; }

    /// <summary>The state.</summary>
    public required LocalConnectionState State { get; init; }

    /// <summary>The cause of the last change of state.</summary>
    public EventCause Cause { get; init; }

    /// <summary>Since when it is in this state, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The number as reported; null when not told or masked.</summary>
    public string? Number { get; init; }

    /// <summary>The display name as reported.</summary>
    public string? Name { get; init; }

    /// <summary>The key that reads this may not see the device; it is a party of a visible call.</summary>
    public bool Masked { get; init; }

    /// <summary>Whether the connection is being recorded.</summary>
    public bool Recording { get; init; }

    /// <summary>Number of the log position of the last change of this connection: what <c>ifRev</c> compares with.</summary>
    public long Rev { get; init; }

    /// <summary>The connection as the switch reported it.</summary>
    public required NativeConnection Native { get; init; }
}
