namespace CtiMiddleware.Links.Transports;

/// <summary>Makes transports. Thread-safe.</summary>
public interface ITransportFactory
{
    /// <summary>Makes an idle transport to an endpoint.</summary>
    ITransport Create(LinkEndpoint endpoint);
}
