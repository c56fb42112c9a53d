namespace CtiMiddleware.Links.Transports;

/// <summary>How TLS is agreed on. Certificates are validated against the system's authorities unless one of the two exceptions is named.</summary>
public sealed record TlsSettings
{
    /// <summary>The name that the certificate must carry; null for the endpoint's host.</summary>
    public string? TargetHost { get; init; }

    /// <summary>SHA-256 of the only certificate accepted, hexadecimal, colons allowed; it replaces the validation of the chain and the name.</summary>
    public string? PinnedSha256 { get; init; }

    /// <summary>A PEM file with the authorities accepted instead of the system's.</summary>
    public string? AuthorityFile { get; init; }
}
