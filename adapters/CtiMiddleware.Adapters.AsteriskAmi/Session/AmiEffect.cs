namespace CtiMiddleware.Adapters.AsteriskAmi.Session;

/// <summary>What a session wants done.</summary>
public abstract record AmiEffect
{
    private AmiEffect() { }

    /// <summary>Ask for an MD5 challenge.</summary>
    public sealed record SendChallenge : AmiEffect;

    /// <summary>Log in; with the challenge when there is one.</summary>
    public sealed record SendLogin(string? Challenge) : AmiEffect;

    /// <summary>Ask whether the switch is there.</summary>
    public sealed record SendPing : AmiEffect;

    /// <summary>Tell the runtime that we are logged on.</summary>
    public sealed record ReportLoggedOn(string Version, string? Restriction) : AmiEffect;

    /// <summary>Tell the runtime that the switch is in normal operation.</summary>
    public sealed record ReportStatusNormal : AmiEffect;

    /// <summary>Tell the runtime that a ping was answered.</summary>
    public sealed record ReportHeartbeatAnswered : AmiEffect;

    /// <summary>Tell the runtime that a ping was not.</summary>
    public sealed record ReportHeartbeatMissed : AmiEffect;

    /// <summary>An input that means nothing in this state.</summary>
    public sealed record ReportUnexpected(string Input, string State) : AmiEffect;

    /// <summary>Limit the time for logging in.</summary>
    public sealed record StartLoginTimer : AmiEffect;

    /// <summary>Logged on.</summary>
    public sealed record StopLoginTimer : AmiEffect;

    /// <summary>Limit the wait for the word that the switch is booted.</summary>
    public sealed record StartBootTimer : AmiEffect;

    /// <summary>It came.</summary>
    public sealed record StopBootTimer : AmiEffect;

    /// <summary>Wait until the next ping.</summary>
    public sealed record StartHeartbeatTimer : AmiEffect;

    /// <summary>End the connection; blocked until a person changes something, tried again at once, or after the back-off.</summary>
    public sealed record Close(string Reason, bool Blocked, bool AtOnce = false) : AmiEffect;
}
