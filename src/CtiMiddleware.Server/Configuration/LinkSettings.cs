using CtiMiddleware.Links.Transports;

namespace CtiMiddleware.Server.Configuration;

/// <summary>A configured link of a switch.</summary>
/// <param name="Id">Its name, <c>hq-1</c>.</param>
/// <param name="Endpoint">Where it goes.</param>
/// <param name="Role"><c>primary</c>, <c>standby</c> or <c>data</c>.</param>
/// <param name="Enabled">Whether it is opened at start.</param>
/// <param name="Options">The adapter's own options; holds secrets, never written to a log.</param>
public sealed record LinkSettings(string Id, LinkEndpoint Endpoint, string Role, bool Enabled, object? Options)
{
    /// <summary>The name of the link's own adapter; null for the switch's.</summary>
    public string? Adapter { get; init; }

    /// <summary>Where it goes when the first does not lead into service, in this order and then from the beginning.</summary>
    public IReadOnlyList<LinkEndpoint> Others { get; init; } = [];

    /// <summary>The file to which both directions are captured, secrets taken out; null for none.</summary>
    public string? CaptureFile { get; init; }

    /// <summary>Bytes of one such file at most.</summary>
    public long CaptureMaxBytes { get; init; } = 1L << 30;

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Endpoint}";
}
