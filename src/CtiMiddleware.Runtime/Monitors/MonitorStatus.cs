using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>One monitor as it stands.</summary>
/// <param name="Device">The device.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Reason">Why, in the switch's own words where it gave some; null while all is well.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record MonitorStatus(DeviceId Device, MonitorPhase Phase, string? Reason, DateTimeOffset Since)
{
    /// <summary>The configuration asks for it.</summary>
    public bool Configured { get; init; }

    /// <summary>How many readers use it now.</summary>
    public int Users { get; init; }

    /// <summary>Failed attempts in a row.</summary>
    public int Attempt { get; init; }

    /// <summary>When it is asked for again, UTC; null when it is not waiting for that.</summary>
    public DateTimeOffset? NextRetry { get; init; }
}
