using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>One monitor of a switch. Loop's thread only.</summary>
internal sealed class MonitorRecord(DeviceId device, string number)
{
    public DeviceId Device { get; } = device;

    public string Number { get; } = number;

    public MonitorPhase Phase { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset Since { get; set; }

    public bool Configured { get; set; }

    public HashSet<MonitorLease> Users { get; } = [];

    public int Attempt { get; set; }

    public DateTimeOffset? NextRetry { get; set; }

    /// <summary>Asks for it again.</summary>
    public required LoopTimer Retry { get; init; }

    /// <summary>Ends it when nobody came back.</summary>
    public required LoopTimer Release { get; init; }

    /// <summary>Somebody wants it, or did until a moment ago.</summary>
    public bool Wanted => Configured || Users.Count > 0 || Release.Running;

    public MonitorStatus Status =>
        new(Device, Phase, Reason, Since)
        {
            Configured = Configured,
            Users = Users.Count,
            Attempt = Attempt,
            NextRetry = NextRetry,
        };
}
