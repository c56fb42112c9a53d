namespace CtiMiddleware.Client;

/// <summary>Calls: read, make, clear. Thread-safe.</summary>
public sealed class CallsApi
{
    private readonly RestChannel _rest;
    private readonly CommandChannel _commands;

    internal CallsApi(RestChannel rest, CommandChannel commands)
    {
        _rest = rest;
        _commands = commands;
    }

    /// <summary>The call as it stands now.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Call> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("calls/" + Uri.EscapeDataString(id), WireJson.Default.Call, cancellationToken);

    /// <summary>One page of the calls that the key may see.</summary>
    /// <param name="query">Which and how many; null for the first page of all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<Call>> ListAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("calls" + ListQuery.Text(query), WireJson.Default.PageCall, cancellationToken);

    /// <summary>Make Call (17.1.18): from a device to a number.</summary>
    /// <param name="from">The calling device, <c>hq:2001</c>.</param>
    /// <param name="to">What to dial: a number of that switch, or a device of it.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> MakeAsync(
        string from,
        string to,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) => _commands.SendAsync(HttpMethod.Post, "calls", Body.Of("from", from, "to", to), options, cancellationToken);

    /// <summary>Make Call (17.1.18) with attached data from its beginning.</summary>
    /// <param name="from">The calling device, <c>hq:2001</c>.</param>
    /// <param name="to">What to dial: a number of that switch, or a device of it.</param>
    /// <param name="userData">Attached data.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> MakeAsync(
        string from,
        string to,
        IReadOnlyDictionary<string, string?> userData,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "calls",
            Body.OfMap("userData", userData, Body.Of("from", from, "to", to)),
            options,
            cancellationToken
        );

    /// <summary>Clear Call (17.1.7): release everybody.</summary>
    /// <param name="call">The call, <c>call_…</c>.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> ClearAsync(string call, CommandOptions? options = null, CancellationToken cancellationToken = default) =>
        _commands.SendAsync(HttpMethod.Post, "calls/" + Uri.EscapeDataString(call) + "/clear", [], options, cancellationToken);
}
