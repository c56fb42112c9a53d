namespace CtiMiddleware.Links.Transports;

/// <summary>A transport could not be opened. Never crosses the seam to the runtime: the message becomes <see cref="ITransport.Reason"/>.</summary>
/// <param name="reason">Why, in words.</param>
internal sealed class TransportException(string reason) : Exception(reason);
