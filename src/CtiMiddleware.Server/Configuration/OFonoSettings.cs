using System.Globalization;
using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.DBus;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Adapter=ofono</c>.</summary>
public sealed class OFonoSettings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new OFonoAdapterFactory();

    /// <summary>A bus has no port.</summary>
    public int DefaultPort => 0;

    /// <inheritdoc/>
    public IReadOnlyList<EndpointKind> Endpoints => [EndpointKind.Own];

    /// <inheritdoc/>
    public LinkEndpoint ReadOwnEndpoint(SettingsNode linkNode)
    {
        var node = linkNode.Section("DBus");
        var bus = node.Text("Bus") ?? "system";
        if (
            bus is not ("system" or "session")
            // A list of several is tried in turn: each of them counts.
            && bus.Split(';')
                .Any(static one => !one.StartsWith("unix:", StringComparison.Ordinal) && !one.StartsWith("tcp:", StringComparison.Ordinal))
        )
            node.Error("Bus", $"'{bus}' is not a bus.", "Use system, session, unix:path=… or tcp:host=…,port=….");
        node.Close();
        return new DBusEndpoint(bus, OFonoOptions.Peer);
    }

    /// <inheritdoc/>
    public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var defaults = new OFonoOptions();
        var options = defaults with
        {
            Modem = switchNode.Text("Modem"),
            Line = switchNode.Text("Line"),
            PowerOn = switchNode.Flag("PowerOn"),
            HideCallerId = switchNode.Text("HideCallerId") ?? defaults.HideCallerId,
            HeartbeatInterval = Seconds(switchNode, "HeartbeatSeconds", defaults.HeartbeatInterval),
            HeartbeatTimeout = Seconds(switchNode, "HeartbeatTimeoutSeconds", defaults.HeartbeatTimeout),
            LoginTimeout = Seconds(switchNode, "LoginTimeoutSeconds", defaults.LoginTimeout),
        };
        // The adapter's own bounds, so that nothing passes here that it refuses.
        foreach (var failure in new OFonoOptionsValidator().Validate(name: null, options).Failures ?? [])
        {
            var (key, problem, fix) = Words(failure[..failure.IndexOf(':', StringComparison.Ordinal)], failure, options);
            switchNode.Error(key, problem, fix);
        }
        return options;
    }

    private static (string Key, string Problem, string Fix) Words(string key, string failure, OFonoOptions options) =>
        key switch
        {
            "Modem" => (
                key,
                $"'{options.Modem}' is not the path of a modem.",
                "Write it as oFono lists it, for example /phonesim; left out it is oFono's only modem."
            ),
            "Line" => (key, "is longer than 64 characters.", "Give the line a shorter number."),
            "HideCallerId" => (key, $"'{options.HideCallerId}' is not a way of hiding the number.", "Use default, enabled or disabled."),
            _ => (key, failure[(key.Length + 2)..], "Correct it, or leave it out."),
        };

    private static TimeSpan Seconds(SettingsNode node, string key, TimeSpan defaultValue) =>
        TimeSpan.FromSeconds(node.Number(key, Convert.ToInt64(defaultValue.TotalSeconds, CultureInfo.InvariantCulture), 1, 600));
}
