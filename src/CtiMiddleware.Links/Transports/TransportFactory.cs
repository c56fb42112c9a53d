using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Links.Transports.Rfc2217;
using CtiMiddleware.Links.Transports.Serial;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports;

/// <summary>
/// Makes transports by the kind of endpoint. The kinds of this library are there from the beginning; others are added once, before the first
/// transport is made. Thread-safe after that.
/// </summary>
public sealed class TransportFactory : ITransportFactory
{
    private readonly Dictionary<Type, Func<LinkEndpoint, ITransport>> _makers = [];

    /// <summary>Makes one.</summary>
    /// <param name="options">Bounds of the transports.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where transports log.</param>
    public TransportFactory(TransportOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        Register<TcpEndpoint>(endpoint => new SocketTransport(endpoint, options, time, loggers.CreateLogger<SocketTransport>()));
        Register<ListeningEndpoint>(endpoint => new ListeningTransport(
            endpoint,
            options,
            time,
            loggers.CreateLogger<ListeningTransport>()
        ));
        // The one place that names the implementation: where System.IO.Ports is preferred, a class of its own stands here.
        Register<SerialEndpoint>(endpoint => new SerialTransport(
            endpoint,
            static path => new TermiosSerialPort(path),
            options,
            time,
            loggers.CreateLogger<SerialTransport>()
        ));
        Register<Rfc2217Endpoint>(endpoint => new Rfc2217Transport(
            endpoint,
            Create(new TcpEndpoint(endpoint.Host, endpoint.Port)),
            options,
            time,
            loggers.CreateLogger<Rfc2217Transport>()
        ));
        Register<DBusEndpoint>(endpoint => new SdBusTransport(endpoint, options, time, loggers.CreateLogger<SdBusTransport>()));
    }

    /// <summary>Adds a kind of endpoint, or replaces how its transports are made.</summary>
    /// <param name="make">Makes an idle transport.</param>
    /// <returns>This factory.</returns>
    public TransportFactory Register<TEndpoint>(Func<TEndpoint, ITransport> make)
        where TEndpoint : LinkEndpoint
    {
        _makers[typeof(TEndpoint)] = endpoint => make((TEndpoint)endpoint);
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Nobody makes transports of this kind.</exception>
    public ITransport Create(LinkEndpoint endpoint) =>
        _makers.TryGetValue(endpoint.GetType(), out var make)
            ? make(endpoint)
            : throw new ArgumentException($"{endpoint} is of a kind that no transport is known for.", nameof(endpoint));
}
