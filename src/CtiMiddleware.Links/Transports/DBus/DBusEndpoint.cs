namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>
/// A service on a D-Bus. The transport's bytes are <see cref="DBusLine"/>s, one JSON object for each line: what the service says and answers comes
/// in, method calls go out.
/// </summary>
/// <param name="Bus"><c>system</c>, <c>session</c>, or an address of the D-Bus specification: <c>unix:path=…</c>, <c>unix:abstract=…</c>, <c>tcp:host=…,port=…</c>.</param>
/// <param name="Peer">The well-known name of the service, for example <c>org.ofono</c>.</param>
public sealed record DBusEndpoint(string Bus, string Peer) : LinkEndpoint
{
    /// <summary>Which signals of the service are wanted; none means all of them.</summary>
    public IReadOnlyList<DBusMatch> Matches { get; init; } = [];

    /// <summary>How long a method call may wait for its answer, before the transport answers it with an error; default 30 s.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of one line at most, both ways; default 1 MiB. What is longer is refused with that reason and the link goes on.</summary>
    public int MaxLine { get; init; } = 1024 * 1024;

    /// <summary>The address for people, <c>dbus://system/org.ofono</c>.</summary>
    public override string ToString() => $"dbus://{Bus}/{Peer}";
}
