namespace CtiMiddleware.Client;

/// <summary>Services on connections. Every method sends one command once and returns the switch's answer; <see cref="CtiException"/> otherwise. Thread-safe.</summary>
public sealed partial class ConnectionsApi
{
    private readonly RestChannel _rest;
    private readonly CommandChannel _commands;

    internal ConnectionsApi(RestChannel rest, CommandChannel commands)
    {
        _rest = rest;
        _commands = commands;
    }

    /// <summary>The connection as it stands now.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Connection> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("connections/" + Uri.EscapeDataString(id), WireJson.Default.Connection, cancellationToken);

    /// <summary>Answer Call (17.1.3).</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> AnswerAsync(
        string connection,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(HttpMethod.Post, "connections/" + Uri.EscapeDataString(connection) + "/answer", [], options, cancellationToken);

    /// <summary>Hold Call (17.1.15).</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> HoldAsync(
        string connection,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) => _commands.SendAsync(HttpMethod.Post, "connections/" + Uri.EscapeDataString(connection) + "/hold", [], options, cancellationToken);

    /// <summary>Retrieve Call (17.1.24).</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> RetrieveAsync(
        string connection,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/retrieve",
            [],
            options,
            cancellationToken
        );

    /// <summary>Clear Connection (17.1.8): the device leaves the call.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> ClearAsync(
        string connection,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) => _commands.SendAsync(HttpMethod.Post, "connections/" + Uri.EscapeDataString(connection) + "/clear", [], options, cancellationToken);

    /// <summary>Deflect Call (17.1.11): send an alerting or queued call elsewhere.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="to">The number to go to.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> DeflectAsync(
        string connection,
        string to,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/deflect",
            Body.Of("to", to),
            options,
            cancellationToken
        );

    /// <summary>Consultation Call (17.1.10): hold this call and call somebody.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="to">The number to call.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> ConsultAsync(
        string connection,
        string to,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/consult",
            Body.Of("to", to),
            options,
            cancellationToken
        );

    /// <summary>Alternate Call (17.1.2): swap the active and the held call.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="held">The held connection of the same device; null when the device has exactly one.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> AlternateAsync(
        string connection,
        string? held,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/alternate",
            Body.Of("held", held),
            options,
            cancellationToken
        );

    /// <summary>Reconnect Call (17.1.23): clear the active call and retrieve the held one.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="held">The held connection of the same device; null when the device has exactly one.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> ReconnectAsync(
        string connection,
        string? held,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/reconnect",
            Body.Of("held", held),
            options,
            cancellationToken
        );

    /// <summary>Transfer Call (17.1.29): join the held and the active call and leave.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="held">The held connection of the same device; null when the device has exactly one.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> TransferAsync(
        string connection,
        string? held,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/transfer",
            Body.Of("held", held),
            options,
            cancellationToken
        );

    /// <summary>Conference Call (17.1.9): join the held and the active call and stay.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="held">The held connection of the same device; null when the device has exactly one.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> ConferenceAsync(
        string connection,
        string? held,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/conference",
            Body.Of("held", held),
            options,
            cancellationToken
        );

    /// <summary>Single Step Transfer Call (17.1.28): blind transfer.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="to">The number to transfer to.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> TransferToAsync(
        string connection,
        string to,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/transferTo",
            Body.Of("to", to),
            options,
            cancellationToken
        );

    /// <summary>Single Step Conference Call (17.1.27): add a device to the call.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="to">The number to add.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> AddPartyAsync(
        string connection,
        string to,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/addParty",
            Body.Of("to", to),
            options,
            cancellationToken
        );

    /// <summary>Park Call (17.1.21).</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="to">The place; null lets the switch choose.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> ParkAsync(
        string connection,
        string? to,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/park",
            Body.Of("to", to),
            options,
            cancellationToken
        );

    /// <summary>Generate Digits (18.1.3).</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="digits">Digits 0–9, <c>*</c>, <c>#</c>, A–D.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> SendDigitsAsync(
        string connection,
        string digits,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/sendDigits",
            Body.Of("digits", digits),
            options,
            cancellationToken
        );

    /// <summary>Associate Data (18.1.1): set attached data of the call's thread.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="data">Keys and values to set; a null value removes the key.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> SetDataAsync(
        string connection,
        IReadOnlyDictionary<string, string?> data,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/data",
            Body.OfMap("userData", data),
            options,
            cancellationToken
        );
}
