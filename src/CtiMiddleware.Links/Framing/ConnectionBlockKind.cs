namespace CtiMiddleware.Links.Framing;

/// <summary>What a <see cref="ConnectionBlock"/> is.</summary>
public enum ConnectionBlockKind
{
    /// <summary>From the transport: a peer connected; the content is its address.</summary>
    Opened = 1,

    /// <summary>Either way: bytes.</summary>
    Bytes = 2,

    /// <summary>From the transport: the connection is over, the content is the reason; exactly once for each that was opened, also when the protocol ended it. From the protocol: end it after what was written.</summary>
    Closed = 3,
}
