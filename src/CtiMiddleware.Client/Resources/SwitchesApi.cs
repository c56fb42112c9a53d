using System.Text.Json;

namespace CtiMiddleware.Client;

/// <summary>Switches. Thread-safe.</summary>
public sealed class SwitchesApi
{
    private readonly RestChannel _rest;
    private readonly CommandChannel _commands;

    internal SwitchesApi(RestChannel rest, CommandChannel commands)
    {
        _rest = rest;
        _commands = commands;
    }

    /// <summary>The switch as it stands now.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Switch> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("switches/" + Uri.EscapeDataString(id), WireJson.Default.Switch, cancellationToken);

    /// <summary>One page of the switches that the key may see.</summary>
    /// <param name="query">Which and how many; null for the first page of all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<Switch>> ListAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("switches" + ListQuery.Text(query), WireJson.Default.PageSwitch, cancellationToken);

    /// <summary>What a switch can do: the capability document as JSON, each service and event with its support and condition.</summary>
    /// <param name="id">The switch.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<JsonElement> CapabilitiesAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("switches/" + Uri.EscapeDataString(id) + "/capabilities", WireJson.Default.JsonElement, cancellationToken);

    /// <summary>Escape (31.1): a request in the switch's own terms. The answer's fields are in <see cref="CommandResult.Native"/>.</summary>
    /// <param name="id">The switch.</param>
    /// <param name="fields">Names and values in wire order; for Asterisk the headers of an action with <c>Action</c> first.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> EscapeAsync(
        string id,
        IEnumerable<KeyValuePair<string, string>> fields,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "switches/" + Uri.EscapeDataString(id) + "/escape",
            Body.OfPairs("fields", fields),
            options,
            cancellationToken
        );
}
