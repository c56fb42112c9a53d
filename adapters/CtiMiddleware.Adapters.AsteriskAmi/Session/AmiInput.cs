namespace CtiMiddleware.Adapters.AsteriskAmi.Session;

/// <summary>What can happen to a session.</summary>
public abstract record AmiInput
{
    private AmiInput() { }

    /// <summary>The connection is open.</summary>
    public sealed record Opened : AmiInput;

    /// <summary>The greeting came.</summary>
    public sealed record Banner(string Text, bool Md5) : AmiInput;

    /// <summary>A positive response to the login or to the request for a challenge.</summary>
    public sealed record Accepted(string? Challenge) : AmiInput;

    /// <summary>A negative one, with the switch's words.</summary>
    public sealed record Refused(string Words) : AmiInput;

    /// <summary>The switch is fully booted.</summary>
    public sealed record FullyBooted : AmiInput;

    /// <summary>The switch goes down.</summary>
    public sealed record Shutdown(bool Restart) : AmiInput;

    /// <summary>A ping was answered.</summary>
    public sealed record Pong : AmiInput;

    /// <summary>It is time for a ping.</summary>
    public sealed record HeartbeatDue : AmiInput;

    /// <summary>A ping was not answered in time.</summary>
    public sealed record HeartbeatLate : AmiInput;

    /// <summary>Logging in took too long.</summary>
    public sealed record LoginTimerElapsed : AmiInput;

    /// <summary>No word about being booted came.</summary>
    public sealed record BootTimerElapsed : AmiInput;

    /// <summary>The connection is closed.</summary>
    public sealed record Closed : AmiInput;
}
