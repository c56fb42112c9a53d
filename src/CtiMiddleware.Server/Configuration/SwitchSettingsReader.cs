using System.Globalization;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Monitors;

namespace CtiMiddleware.Server.Configuration;

/// <summary>Reads one entry of <c>Cti:Switches</c>.</summary>
public static class SwitchSettingsReader
{
    private static readonly string[] Roles = ["primary", "standby", "data"];

    // In the order of the enumeration.
    private static readonly string[] MonitorModes = ["list", "all", "onDemand"];

    /// <summary>Reads the entry; what is wrong with it goes to the node.</summary>
    public static SwitchSettings Read(SettingsNode node, IReadOnlyCollection<IAdapterSettings> adapters)
    {
        if (node.Name.Length > 32 || !node.Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            node.Error("", $"'{node.Name}' is not a name of a switch.", "Use 1 to 32 letters, digits and hyphens.");
        var names = string.Join(", ", adapters.Select(one => one.Factory.Name));
        var name = node.RequiredText("Adapter", $"Name the link protocol; there is {names}.");
        var adapter = FindAdapter(node, name, adapters);
        var links = node.Sections("Links");
        if (links.Count == 0)
            node.Error("Links", "is missing.", "Give at least Links:0:Host.");
        // Without its adapter a switch's own keys cannot be told from mistyped ones.
        if (adapter is null)
            return new SwitchSettings(node.Name, name, []);
        var read = links.Select((link, index) => ReadLink(node, link, index, adapter, adapters)).ToArray();
        CheckRoles(node, read);
        var monitors = ReadMonitors(node, adapter, read);
        var pacing = ReadPacing(node);
        var window = TimeSpan.FromMilliseconds(node.Number("CallHistoryMilliseconds", 2000, 100, 60_000));
        node.Close();
        return new SwitchSettings(node.Name, adapter.Factory.Name, read)
        {
            Monitors = monitors,
            Pacing = pacing,
            CallHistoryWindow = window,
        };
    }

    private static MonitorOptions ReadMonitors(SettingsNode node, IAdapterSettings adapter, LinkSettings[] links)
    {
        var text = node.Text("Monitors") ?? "list";
        var mode = MonitorMode.List;
        var index = Array.IndexOf(MonitorModes, text);
        if (index >= 0)
            mode = (MonitorMode)index;
        else
            node.Error("Monitors", $"'{text}' is not a way of monitoring.", $"Use {string.Join(", ", MonitorModes)}.");
        var devices = node.Texts("MonitorDevices");
        foreach (var device in devices)
        {
            if (device.Length > 64 || device.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '*' or '?' or ':'))
                node.Error(
                    "MonitorDevices",
                    $"'{device}' is not a number.",
                    "Write the number of one device, without the switch and without patterns."
                );
        }
        // Only options that were read without an error are the adapter's to judge.
        var observes = links.FirstOrDefault(static link => link.Adapter is null)?.Options is { } options
            ? adapter.Factory.CapabilitiesFor(options).Observes
            : SwitchObservation.Everything;
        if (observes == SwitchObservation.PerDevice && mode == MonitorMode.List && devices.Count == 0 && index >= 0)
        {
            node.Error(
                "MonitorDevices",
                "is missing: this switch shows only the calls of devices that are monitored.",
                "List their numbers, or set Monitors to all or onDemand."
            );
        }
        return new MonitorOptions { Mode = mode, Devices = [.. devices.Distinct(StringComparer.Ordinal)] };
    }

    private static PacingOptions ReadPacing(SettingsNode node)
    {
        var standard = new PacingOptions();
        var perSecond = node.Number("CommandsPerSecond", (long)standard.CommandsPerSecond, 1, 10_000);
        return standard with
        {
            CommandsPerSecond = perSecond,
            Burst = (int)node.Number("CommandBurst", Math.Min(standard.Burst, perSecond), 1, 10_000),
        };
    }

    private static string? ReadCapture(SettingsNode node)
    {
        if (node.Text("CaptureFile") is not { } file)
            return null;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (folder is null || !Directory.Exists(folder))
            node.Error(
                "CaptureFile",
                $"there is no folder '{folder}'.",
                "Name a file in a folder that is there; each start adds the time to its name."
            );
        return file;
    }

    private static IAdapterSettings? FindAdapter(SettingsNode node, string name, IReadOnlyCollection<IAdapterSettings> adapters)
    {
        var found = adapters.FirstOrDefault(one => string.Equals(one.Factory.Name, name, StringComparison.OrdinalIgnoreCase));
        if (found is not null || name.Length == 0)
            return found;
        var names = adapters.Select(one => one.Factory.Name).ToArray();
        var near = NearestMatch.Find(name, names);
        node.Error(
            "Adapter",
            $"'{name}' is not an adapter.",
            near is null ? $"There is {string.Join(", ", names)}." : $"Did you mean {near}?"
        );
        return null;
    }

    private static void CheckRoles(SettingsNode node, LinkSettings[] links)
    {
        if (links.Length > 0 && links.All(static link => link.Role == "data"))
            node.Error(
                "Links",
                "all are data links, and none carries the switch.",
                "Give one link the role primary; where there is nothing but the data link, name its adapter as the switch's."
            );
    }

    private static LinkSettings ReadLink(
        SettingsNode switchNode,
        SettingsNode node,
        int index,
        IAdapterSettings switchAdapter,
        IReadOnlyCollection<IAdapterSettings> adapters
    )
    {
        var own = node.Text("Adapter") is { } named ? FindAdapter(node, named, adapters) : null;
        var differs = own is not null && own != switchAdapter;
        var adapter = own ?? switchAdapter;
        var (endpoint, others) = EndpointSettings.Read(node, adapter);
        var role = node.Text("Role") ?? (differs ? "data" : "primary");
        if (differs && role != "data")
            node.Error(
                "Role",
                $"'{role}' is not for a link with an adapter of its own: it cannot take the place of the switch's link.",
                "Use data, or leave it out."
            );
        if (!Roles.Contains(role, StringComparer.Ordinal))
            node.Error("Role", $"'{role}' is not a role.", "Use primary, standby or data.");
        var enabled = node.Flag("Enabled", true);
        var capture = ReadCapture(node);
        var captureMegabytes = node.Number("CaptureMegabytes", 1024, 1, 1_000_000);
        // What links of the switch's own adapter share says nothing to another protocol: its settings all stand at the link.
        var options = adapter.ReadLink(differs ? node : switchNode, node);
        node.Close();
        return new LinkSettings(
            string.Create(CultureInfo.InvariantCulture, $"{switchNode.Name}-{index + 1}"),
            endpoint,
            role,
            enabled,
            options
        )
        {
            Adapter = differs ? adapter.Factory.Name : null,
            Others = others,
            CaptureFile = capture,
            CaptureMaxBytes = captureMegabytes << 20,
        };
    }
}
