using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188.Session;

/// <summary>What a session wants done.</summary>
public abstract record GedEffect
{
    private GedEffect() { }

    /// <summary>Speak this version and send OPEN_REQ with it.</summary>
    public sealed record SendOpen(int Version) : GedEffect;

    /// <summary>Send HEARTBEAT_REQ.</summary>
    public sealed record SendHeartbeat : GedEffect;

    /// <summary>Answer CLOSE_REQ.</summary>
    public sealed record SendCloseConf(uint InvokeId) : GedEffect;

    /// <summary>Tell the runtime that we are logged on.</summary>
    public sealed record ReportLoggedOn(string Version, string? Restriction) : GedEffect;

    /// <summary>Tell the runtime that the switch is in normal operation.</summary>
    public sealed record ReportStatusNormal : GedEffect;

    /// <summary>Tell the runtime that it is not.</summary>
    public sealed record ReportImpaired(string Reason) : GedEffect;

    /// <summary>Tell the runtime that a heartbeat was answered.</summary>
    public sealed record ReportHeartbeatAnswered : GedEffect;

    /// <summary>Tell the runtime that one was not.</summary>
    public sealed record ReportHeartbeatMissed : GedEffect;

    /// <summary>An input that means nothing in this state.</summary>
    public sealed record ReportUnexpected(string Input, string State) : GedEffect;

    /// <summary>Limit the time for opening.</summary>
    public sealed record StartOpenTimer : GedEffect;

    /// <summary>Opened.</summary>
    public sealed record StopOpenTimer : GedEffect;

    /// <summary>Wait until the next heartbeat.</summary>
    public sealed record StartHeartbeatTimer : GedEffect;

    /// <summary>End the connection.</summary>
    public sealed record Close(string Reason, CloseNext Next) : GedEffect;
}
