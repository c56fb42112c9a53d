namespace CtiMiddleware.Client;

/// <summary>Commands given before. Thread-safe.</summary>
public sealed class OperationsApi
{
    private readonly RestChannel _rest;

    internal OperationsApi(RestChannel rest) => _rest = rest;

    /// <summary>A command by its identifier.</summary>
    /// <param name="id">The operation, <c>op_…</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Operation> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("operations/" + Uri.EscapeDataString(id), WireJson.Default.Operation, cancellationToken);
}
