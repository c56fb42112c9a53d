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
    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Endpoint}";
}
