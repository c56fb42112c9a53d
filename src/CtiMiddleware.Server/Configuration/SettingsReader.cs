using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Configuration;

/// <summary>Makes the settings of the configuration, or the list of everything that is wrong with it.</summary>
public static class SettingsReader
{
    /// <summary>Reads the section <c>Cti</c> and the addresses to listen on.</summary>
    /// <param name="configuration">Files, environment and command line, layered.</param>
    /// <param name="adapters">The adapters there are.</param>
    /// <param name="errors">Everything that is wrong; empty when the settings can be used.</param>
    public static ServerSettings Read(
        IConfiguration configuration,
        IReadOnlyCollection<IAdapterSettings> adapters,
        out IReadOnlyList<SettingsError> errors
    )
    {
        var found = new List<SettingsError>();
        var root = new SettingsNode(configuration.GetSection("Cti"), found);
        var beyond = root.Flag("ListenBeyondLoopback");
        root.BeyondLoopback = beyond;
        var ring = root.Section("Ring");
        var rest = root.Section("Rest");
        var stream = root.Section("Stream");
        var details = root.Section("CallDetails");
        var settings = new ServerSettings
        {
            Switches = [.. root.Sections("Switches").Select(node => SwitchSettingsReader.Read(node, adapters))],
            ApiKeys = [.. root.Sections("ApiKeys").Select(KeySettings.Read).OfType<ApiKey>()],
            RingBytes = ring.Number("Bytes", 64L << 20, 1L << 20, 4L << 30),
            ListenBeyondLoopback = beyond,
            Urls = ReadUrls(configuration, beyond, found),
            StateFolder = root.Text("StateFolder"),
            CallDetailRetention = TimeSpan.FromDays(details.Number("RetentionDays", 0, 0, 36_500)),
            Voice = VoiceSettings.Read(root.Section("Voice")),
            AllowedHosts = root.Texts("AllowedHosts"),
            AllowedOrigins = root.Texts("AllowedOrigins"),
            RequestsPerSecond = (int)rest.Number("RequestsPerSecond", 200, 1, 100_000),
            MaxBodyBytes = (int)rest.Number("MaxBodyBytes", 64 << 10, 1 << 10, 16 << 20),
            MaxStreams = (int)stream.Number("MaxConnections", 1000, 1, 100_000),
        };
        ring.Close();
        rest.Close();
        stream.Close();
        details.Close();
        root.Close();
        CheckAcross(settings, found);
        CheckPorts(settings, adapters, found);
        // What links of one switch share is read once for each of them.
        errors = [.. found.Distinct()];
        return settings;
    }

    private static string ReadUrls(IConfiguration configuration, bool beyond, List<SettingsError> errors)
    {
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
            ListenAddresses.Check($"{endpoint.Path}:Url", endpoint["Url"] ?? string.Empty, beyond, errors);
        var urls = configuration["urls"];
        if (!string.IsNullOrWhiteSpace(urls))
        {
            ListenAddresses.Check("urls", urls, beyond, errors);
            return urls;
        }
        // HTTP_PORTS of container images means every interface.
        var ports = Ports(configuration, "http").Concat(Ports(configuration, "https")).ToArray();
        if (ports.Length == 0)
            return ServerSettings.DefaultUrl;
        urls = string.Join(';', ports);
        ListenAddresses.Check("http_ports", urls, beyond, errors);
        return urls;
    }

    private static IEnumerable<string> Ports(IConfiguration configuration, string scheme) =>
        (configuration[scheme + "_ports"] ?? string.Empty)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(port => $"{scheme}://*:{port}");

    // A port of a switch that is not there would be taken for a strange number of the link's own.
    private static void CheckPorts(ServerSettings settings, IReadOnlyCollection<IAdapterSettings> adapters, List<SettingsError> errors)
    {
        string[] names = [.. settings.Switches.Select(static one => one.Name)];
        foreach (var one in settings.Switches)
        {
            foreach (var link in one.Links)
            {
                var factory = adapters.FirstOrDefault(adapter => adapter.Factory.Name == (link.Adapter ?? one.Adapter))?.Factory;
                foreach (var port in factory is null || link.Options is null ? [] : factory.AnnouncedPorts(link.Options))
                {
                    var device = new DeviceId(port);
                    var name = device.Switch.ToString();
                    if (name.Length == 0 || names.Contains(name))
                        continue;
                    var near = NearestMatch.Find(name, names);
                    errors.Add(
                        new SettingsError(
                            $"Cti:Switches:{one.Name} ({link.Id}):Ports",
                            $"'{port}' names the switch '{name}', which is not configured.",
                            near is null ? $"Configured: {string.Join(", ", names)}." : $"Did you mean {near}:{device.Number}?"
                        )
                    );
                }
            }
        }
    }

    private static void CheckAcross(ServerSettings settings, List<SettingsError> errors)
    {
        foreach (var twice in settings.ApiKeys.Where(key => key.Id.Length > 0).GroupBy(key => key.Id).Where(group => group.Count() > 1))
            errors.Add(
                new SettingsError(
                    "Cti:ApiKeys",
                    $"the id '{twice.Key}' is given {twice.Count()} times.",
                    "Give each key a name of its own."
                )
            );
        foreach (var key in settings.ApiKeys)
        {
            foreach (var rule in key.Devices.Where(rule => rule.IndexOf(':', StringComparison.Ordinal) > 0))
            {
                var name = rule[..Math.Max(0, rule.IndexOf(':', StringComparison.Ordinal))];
                if (
                    !name.Contains('*')
                    && !name.Contains('?')
                    && settings.Switches.All(one => one.Name != name)
                    && settings.Switches.Count > 0
                )
                {
                    errors.Add(
                        new SettingsError(
                            $"Cti:ApiKeys ({key.Id})",
                            $"the rule '{rule}' names the switch '{name}', which is not configured.",
                            $"Configured: {string.Join(", ", settings.Switches.Select(one => one.Name))}."
                        )
                    );
                }
            }
        }
        foreach (var origin in settings.AllowedOrigins)
        {
            if (
                !Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                || origin.EndsWith('/')
                || uri.AbsolutePath != "/"
                || uri.Query.Length > 0
            )
                errors.Add(
                    new SettingsError(
                        "Cti:AllowedOrigins",
                        $"'{origin}' is not an origin.",
                        "Write it as https://crm.example, without a path."
                    )
                );
        }
    }
}
