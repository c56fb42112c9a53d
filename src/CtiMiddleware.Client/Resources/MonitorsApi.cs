namespace CtiMiddleware.Client;

/// <summary>How switches and their devices are observed. Thread-safe.</summary>
public sealed class MonitorsApi
{
    private readonly RestChannel _rest;

    internal MonitorsApi(RestChannel rest) => _rest = rest;

    /// <summary>One page of the monitors.</summary>
    /// <param name="query">Which and how many; null for the first page of all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<MonitorReport>> ListAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("monitors" + ListQuery.Text(query), WireJson.Default.PageMonitorReport, cancellationToken);
}
