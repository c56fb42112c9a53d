namespace CtiMiddleware.Client;

/// <summary>Agents. Thread-safe.</summary>
public sealed class AgentsApi
{
    private readonly RestChannel _rest;
    private readonly CommandChannel _commands;

    internal AgentsApi(RestChannel rest, CommandChannel commands)
    {
        _rest = rest;
        _commands = commands;
    }

    /// <summary>The agent as it stands now.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Agent> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("agents/" + Uri.EscapeDataString(id), WireJson.Default.Agent, cancellationToken);

    /// <summary>One page of the agents that the key may see.</summary>
    /// <param name="query">Which and how many; null for the first page of all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<Agent>> ListAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("agents" + ListQuery.Text(query), WireJson.Default.PageAgent, cancellationToken);

    /// <summary>Log on to a group (Set Agent State, 22.1).</summary>
    /// <param name="agent">The agent, <c>hq:agent:4711</c>.</param>
    /// <param name="device">The device at which the agent works.</param>
    /// <param name="group">The group.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> LogOnAsync(
        string agent,
        string device,
        string group,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "agents/" + Uri.EscapeDataString(agent) + "/login",
            Body.Of("device", device, "group", group),
            options,
            cancellationToken
        );

    /// <summary>Log off (Set Agent State, 22.1).</summary>
    /// <param name="agent">The agent, <c>hq:agent:4711</c>.</param>
    /// <param name="group">The group; null for all.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> LogOffAsync(
        string agent,
        string? group,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "agents/" + Uri.EscapeDataString(agent) + "/logout",
            Body.Of("group", group),
            options,
            cancellationToken
        );

    /// <summary>Set Agent State (22.1).</summary>
    /// <param name="agent">The agent, <c>hq:agent:4711</c>.</param>
    /// <param name="state"><c>ready</c>, <c>notReady</c> or <c>workingAfterCall</c>.</param>
    /// <param name="group">The group; null for all.</param>
    /// <param name="reason">The reason of not being ready; null for none.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> SetStateAsync(
        string agent,
        string state,
        string? group,
        string? reason,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Put,
            "agents/" + Uri.EscapeDataString(agent) + "/state",
            Body.Of("state", state, "group", group, "reason", reason),
            options,
            cancellationToken
        );
}
