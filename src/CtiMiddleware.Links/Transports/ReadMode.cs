namespace CtiMiddleware.Links.Transports;

/// <summary>Who reads a plain TCP socket. TLS always reads on the thread pool.</summary>
public enum ReadMode
{
    /// <summary>A thread of its own for each link: the least CPU and latency with few links. The default.</summary>
    Thread,

    /// <summary>The thread pool: for hundreds of links.</summary>
    Pool,
}
