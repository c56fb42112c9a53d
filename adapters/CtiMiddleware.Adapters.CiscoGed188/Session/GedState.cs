using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Adapters.CiscoGed188.Session;

/// <summary>Where a session stands.</summary>
public abstract record GedState
{
    private GedState() { }

    /// <summary>No connection.</summary>
    /// <param name="Resume">The version to go on with when the server closed while one was being found; null to begin with the newest.</param>
    public sealed record Idle(int? Resume = null) : GedState;

    /// <summary>OPEN_REQ is out.</summary>
    public sealed record Opening(int Version) : GedState;

    /// <summary>The session is open.</summary>
    /// <param name="Version">The version agreed.</param>
    /// <param name="Status">What is wrong on the server's side; none when all is well.</param>
    public sealed record Open(int Version, PGStatusCode Status) : GedState;

    /// <summary>Given up; the close of the connection is awaited.</summary>
    public sealed record Failed(string Reason) : GedState;
}
