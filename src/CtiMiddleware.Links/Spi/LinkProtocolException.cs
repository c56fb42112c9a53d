namespace CtiMiddleware.Links.Spi;

/// <summary>The far end broke the protocol: the link is dropped, the bytes are kept, the reason is counted.</summary>
/// <param name="error">The reason, for counting.</param>
/// <param name="message">What was expected and what came, in words.</param>
public sealed class LinkProtocolException(LinkProtocolError error, string message) : Exception(message)
{
    /// <summary>The reason.</summary>
    public LinkProtocolError Error { get; } = error;
}
