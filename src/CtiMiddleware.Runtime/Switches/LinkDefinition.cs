using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>A link as configured and validated.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Addresses">Where it goes, in the order of preference; at least one.</param>
public sealed record LinkDefinition(LinkId Id, IReadOnlyList<LinkEndpoint> Addresses)
{
    /// <summary>What it is for.</summary>
    public LinkRole Role { get; init; }

    /// <summary>
    /// The link's own adapter; null for the switch's. Commands that the carrying link's adapter cannot do and this one can go over this link when
    /// its role is <see cref="LinkRole.Data"/>.
    /// </summary>
    public ILinkAdapterFactory? Adapter { get; init; }

    /// <summary>The adapter's own options, see <see cref="Links.Spi.LinkContext"/>.</summary>
    public object? Options { get; init; }

    /// <summary>False when it is switched off by configuration.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Times and thresholds of its supervision.</summary>
    public SupervisionOptions Supervision { get; init; } = new();

    /// <summary>A file to which both directions are captured, secrets taken out; null for none.</summary>
    public string? CaptureFile { get; init; }

    /// <summary>Bytes of a capture's file at most; a last record and the log tell that it ended there.</summary>
    public long CaptureMaxBytes { get; init; } = 1L << 30;
}
