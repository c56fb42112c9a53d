namespace CtiMiddleware.Client;

/// <summary>Devices. Thread-safe.</summary>
public sealed class DevicesApi
{
    private readonly RestChannel _rest;
    private readonly CommandChannel _commands;

    internal DevicesApi(RestChannel rest, CommandChannel commands)
    {
        _rest = rest;
        _commands = commands;
    }

    /// <summary>The device as it stands now.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Device> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("devices/" + Uri.EscapeDataString(id), WireJson.Default.Device, cancellationToken);

    /// <summary>One page of the devices that the key may see.</summary>
    /// <param name="query">Which and how many; null for the first page of all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<Device>> ListAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("devices" + ListQuery.Text(query), WireJson.Default.PageDevice, cancellationToken);

    /// <summary>The calls of a device now.</summary>
    /// <param name="device">The device.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<Call>> CallsAsync(string device, CancellationToken cancellationToken = default) =>
        _rest.GetAsync("devices/" + Uri.EscapeDataString(device) + "/calls", WireJson.Default.PageCall, cancellationToken);

    /// <summary>Directed Pickup Call (17.1.13): take a call that rings elsewhere or is parked.</summary>
    /// <param name="device">The device that takes it.</param>
    /// <param name="connection">The alerting or parked connection.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> PickUpAsync(
        string device,
        string connection,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "devices/" + Uri.EscapeDataString(device) + "/pickUp",
            Body.Of("connection", connection),
            options,
            cancellationToken
        );

    /// <summary>Group Pickup Call (17.1.14): take a call that rings at another member of the device's pickup group.</summary>
    /// <param name="device">The device that takes it.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> PickUpGroupAsync(
        string device,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "devices/" + Uri.EscapeDataString(device) + "/pickUpGroup",
            Body.Of(),
            options,
            cancellationToken
        );

    /// <summary>Set Message Waiting Indicator (21.1).</summary>
    /// <param name="device">The device, <c>hq:2001</c>.</param>
    /// <param name="on">On or off.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> SetMessageWaitingAsync(
        string device,
        bool on,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Put,
            "devices/" + Uri.EscapeDataString(device) + "/messageWaiting",
            Body.OfFlag("on", on),
            options,
            cancellationToken
        );
}
