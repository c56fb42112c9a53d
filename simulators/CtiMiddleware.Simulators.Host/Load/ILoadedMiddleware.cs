namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>The middleware under load: in this process, in one of its own, or somewhere behind its API.</summary>
public interface ILoadedMiddleware : IAsyncDisposable
{
    /// <summary>What it counted so far.</summary>
    Task<MiddlewareAccount> AccountAsync(CancellationToken cancellationToken);

    /// <summary>The uniform events that a reader got: the position on the link of the frame that caused each, and when it had the event as JSON.</summary>
    Task<IReadOnlyList<EventArrival>> ArrivalsAsync(CancellationToken cancellationToken);

    /// <summary>What its process used; null when that cannot be told.</summary>
    MiddlewareUsage? Usage();
}
