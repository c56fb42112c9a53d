using System.Collections.Concurrent;

namespace CtiMiddleware.Links.Transports;

/// <summary>A network in memory: links connect to far ends of the same process, without threads and in the caller's order (architecture promise 9).</summary>
/// <param name="time">The clock.</param>
/// <param name="options">Bounds of the transports.</param>
public sealed class MemoryNetwork(TimeProvider time, TransportOptions? options = null) : ITransportFactory
{
    private readonly ConcurrentDictionary<string, Action<MemoryPeer>> _listeners = new();

    /// <summary>Accepts connections to an endpoint until the next call for it.</summary>
    /// <param name="host">The host as the link names it.</param>
    /// <param name="port">The port.</param>
    /// <param name="accept">Given each far end when it is connected; null refuses.</param>
    public void Listen(string host, int port, Action<MemoryPeer>? accept) => Listen(new TcpEndpoint(host, port), accept);

    /// <summary>The same for an endpoint of any kind: the far end of a serial line, or all the peers of a listening port.</summary>
    /// <param name="endpoint">The endpoint as the link names it.</param>
    /// <param name="accept">Given each far end when it is connected; null refuses.</param>
    public void Listen(LinkEndpoint endpoint, Action<MemoryPeer>? accept)
    {
        var key = endpoint.ToString();
        if (accept is null)
            _listeners.TryRemove(key, out _);
        else
            _listeners[key] = accept;
    }

    /// <inheritdoc/>
    public ITransport Create(LinkEndpoint endpoint) =>
        new MemoryTransport(endpoint, options ?? new TransportOptions(), time, address => _listeners.GetValueOrDefault(address));
}
