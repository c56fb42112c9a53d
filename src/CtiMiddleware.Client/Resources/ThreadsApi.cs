namespace CtiMiddleware.Client;

/// <summary>Call threads, with the data attached to them. Thread-safe.</summary>
public sealed class ThreadsApi
{
    private readonly RestChannel _rest;

    internal ThreadsApi(RestChannel rest) => _rest = rest;

    /// <summary>The thread as it stands now; one that was merged away stays readable for 24 hours.</summary>
    /// <param name="id">Its identifier, <c>thr_…</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<CallThread> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("threads/" + Uri.EscapeDataString(id), WireJson.Default.CallThread, cancellationToken);

    /// <summary>One page of the threads that the key may see.</summary>
    /// <param name="query">Which and how many; null for the first page of all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<CallThread>> ListAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("threads" + ListQuery.Text(query), WireJson.Default.PageCallThread, cancellationToken);
}
