namespace CtiMiddleware.Client;

/// <summary>ACD and hunt groups. Thread-safe.</summary>
public sealed class GroupsApi
{
    private readonly RestChannel _rest;

    internal GroupsApi(RestChannel rest) => _rest = rest;

    /// <summary>The group as it stands now.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Group> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("groups/" + Uri.EscapeDataString(id), WireJson.Default.Group, cancellationToken);

    /// <summary>One page of the groups that the key may see.</summary>
    /// <param name="query">Which and how many; null for the first page of all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<Group>> ListAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("groups" + ListQuery.Text(query), WireJson.Default.PageGroup, cancellationToken);
}
