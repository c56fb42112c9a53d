namespace CtiMiddleware.Adapters.AsteriskAmi.Session;

/// <summary>Where a session stands.</summary>
public abstract record AmiState
{
    private AmiState() { }

    /// <summary>No connection.</summary>
    public sealed record Idle : AmiState;

    /// <summary>Connected; the banner is awaited.</summary>
    public sealed record AwaitingBanner : AmiState;

    /// <summary>A challenge was asked for.</summary>
    public sealed record Challenging(string Version) : AmiState;

    /// <summary>The login was sent.</summary>
    public sealed record LoggingIn(string Version) : AmiState;

    /// <summary>Logged on; the switch may still be starting.</summary>
    public sealed record LoggedOn(string Version) : AmiState;

    /// <summary>In normal operation; assumed when no word of being booted came in time.</summary>
    public sealed record Running(string Version, bool Assumed = false) : AmiState;

    /// <summary>Given up; the close of the connection is awaited.</summary>
    public sealed record Failed(string Reason) : AmiState;
}
