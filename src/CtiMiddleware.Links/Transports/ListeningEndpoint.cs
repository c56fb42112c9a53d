using System.Globalization;

namespace CtiMiddleware.Links.Transports;

/// <summary>A TCP port on which the switch's side connects to us, one connection for each call or one for all. The transport's bytes are <see cref="Framing.ConnectionBlock"/>s.</summary>
/// <param name="Address">The local IP address to listen on; loopback unless configured.</param>
/// <param name="Port">The port; 0 lets the system choose.</param>
public sealed record ListeningEndpoint(string Address, int Port) : LinkEndpoint
{
    /// <summary>Connections at once; one more is refused and counted. Default 1,000.</summary>
    public int MaxConnections { get; init; } = 1000;

    /// <summary>Bytes that may wait to be sent to one peer, before its connection, and only that, ends because it does not read. Default 256 KiB.</summary>
    public int SendLimit { get; init; } = 256 * 1024;

    /// <summary>The address for people, <c>listen://address:port</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"listen://{Address}:{Port}");
}
