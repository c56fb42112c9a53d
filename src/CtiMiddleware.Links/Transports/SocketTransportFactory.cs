using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports;

/// <summary>Makes TCP and TLS transports.</summary>
/// <param name="options">Bounds.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where transports log.</param>
public sealed class SocketTransportFactory(TransportOptions options, TimeProvider time, ILogger<SocketTransport> logger) : ITransportFactory
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The endpoint is not a <see cref="TcpEndpoint"/>.</exception>
    public ITransport Create(LinkEndpoint endpoint) =>
        endpoint is TcpEndpoint tcp
            ? new SocketTransport(tcp, options, time, logger)
            : throw new ArgumentException($"{endpoint} is not a TCP endpoint.", nameof(endpoint));
}
