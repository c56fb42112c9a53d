namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>Where a bus listens. Pure but for the environment.</summary>
internal static class DBusAddress
{
    /// <summary>The address in the specification's own form.</summary>
    /// <param name="bus">See <see cref="DBusEndpoint"/>.</param>
    /// <exception cref="TransportException">It is none that is gone to.</exception>
    public static string Of(string bus) =>
        bus switch
        {
            "system" => Environment.GetEnvironmentVariable("DBUS_SYSTEM_BUS_ADDRESS") ?? "unix:path=/run/dbus/system_bus_socket",
            "session" => Environment.GetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS")
                ?? (
                    Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } folder
                        ? $"unix:path={folder}/bus"
                        : throw new TransportException(
                            "there is no session bus here: neither DBUS_SESSION_BUS_ADDRESS nor XDG_RUNTIME_DIR is set; start the service inside the session or give the address of the bus"
                        )
                ),
            // An address of another kind may start programs (unixexec:), in a list of several too.
            _ when Array.TrueForAll(bus.Split(';'), IsSocket) => bus,
            _ => throw new TransportException($"'{bus}' is no bus: use system, session, unix:path=… or tcp:host=…,port=…"),
        };

    private static bool IsSocket(string address) =>
        address.StartsWith("unix:", StringComparison.Ordinal) || address.StartsWith("tcp:", StringComparison.Ordinal);

    /// <summary>Why a bus could not be reached, with what helps.</summary>
    /// <param name="address">The address.</param>
    /// <param name="error">The number of the error, above 0.</param>
    /// <param name="words">The system's own words for it.</param>
    public static string Words(string address, int error, string words) =>
        error switch
        {
            2 or 111 => $"no bus answers at {address} ({words}); is dbus-daemon running, and is this the right address?",
            1 or 13 => $"the bus at {address} refuses us ({words}); permit the service's user to connect to it",
            22 => $"'{address}' is not an address of a bus ({words}); use system, session, unix:path=… or tcp:host=…,port=…",
            110 => $"the bus at {address} did not answer in time ({words})",
            _ => $"the bus at {address} cannot be used: {words}",
        };
}
