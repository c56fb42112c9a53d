namespace CtiMiddleware.Client;

/// <summary>Call detail records that PBXs sent over data links and that the server keeps. Thread-safe.</summary>
public sealed class CallDetailsApi
{
    private readonly RestChannel _rest;

    internal CallDetailsApi(RestChannel rest) => _rest = rest;

    /// <summary>One page of the records that the key may see, in the order in which they were received.</summary>
    /// <param name="query">Which and how many; null for the first page of all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<CallDetail>> ListAsync(CallDetailQuery? query = null, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("call-details" + CallDetailQuery.Text(query), WireJson.Default.PageCallDetail, cancellationToken);
}
