using System.Globalization;

namespace CtiMiddleware.Links.Transports;

/// <summary>A TCP server that we connect to.</summary>
/// <param name="Host">Name or IP address. A name with several addresses is tried address by address.</param>
/// <param name="Port">TCP port.</param>
public sealed record TcpEndpoint(string Host, int Port) : LinkEndpoint
{
    /// <summary>TLS settings; null for plain TCP.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>The address for people, <c>tcp://host:port</c> or <c>tls://host:port</c>.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(Tls is null ? "tcp" : "tls")}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}"
        );
}
