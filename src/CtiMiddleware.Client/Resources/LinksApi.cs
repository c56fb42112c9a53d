namespace CtiMiddleware.Client;

/// <summary>Links. Thread-safe.</summary>
public sealed class LinksApi
{
    private readonly RestChannel _rest;

    internal LinksApi(RestChannel rest) => _rest = rest;

    /// <summary>The link as it stands now.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Link> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("links/" + Uri.EscapeDataString(id), WireJson.Default.Link, cancellationToken);

    /// <summary>One page of the links that the key may see.</summary>
    /// <param name="query">Which and how many; null for the first page of all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<Link>> ListAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("links" + ListQuery.Text(query), WireJson.Default.PageLink, cancellationToken);

    /// <summary>Tests the definition of a link with a connection of its own; the running link is not touched.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<LinkTest> TestAsync(string id, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "links/" + Uri.EscapeDataString(id) + "/test");
        using var response = await _rest.SendAsync(request, key: null, cancellationToken).ConfigureAwait(false);
        return await RestChannel.ReadAsync(response, WireJson.Default.LinkTest, key: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes a link and opens it anew, also out of <c>blocked</c>.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task RestartAsync(string id, CancellationToken cancellationToken = default) => OperateAsync(id, "restart", cancellationToken);

    /// <summary>Switches a link on.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task EnableAsync(string id, CancellationToken cancellationToken = default) => OperateAsync(id, "enable", cancellationToken);

    /// <summary>Switches a link off until it is enabled.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DisableAsync(string id, CancellationToken cancellationToken = default) => OperateAsync(id, "disable", cancellationToken);

    /// <summary>Lets the commands under way end, takes no more, and switches the link off until it is enabled.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DrainAsync(string id, CancellationToken cancellationToken = default) => OperateAsync(id, "drain", cancellationToken);

    private async Task OperateAsync(string id, string verb, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "links/" + Uri.EscapeDataString(id) + "/" + verb);
        using var response = await _rest.SendAsync(request, key: null, cancellationToken).ConfigureAwait(false);
    }
}
