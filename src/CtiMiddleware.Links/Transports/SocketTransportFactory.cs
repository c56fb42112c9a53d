using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports;

/// <summary>Makes TCP and TLS transports.</summary>
/// <param name="options">Bounds.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where transports log.</param>
public sealed class SocketTransportFactory(TransportOptions options, TimeProvider time, ILogger<SocketTransport> logger) : ITransportFactory
{
    /// <inheritdoc/>
    public ITransport Create(LinkEndpoint endpoint) => new SocketTransport(endpoint, options, time, logger);
}
