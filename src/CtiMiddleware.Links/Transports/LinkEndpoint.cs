using System.Globalization;

namespace CtiMiddleware.Links.Transports;

/// <summary>One address of a link.</summary>
/// <param name="Host">Name or IP address. A name with several addresses is tried address by address.</param>
/// <param name="Port">TCP port.</param>
public sealed record LinkEndpoint(string Host, int Port)
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
