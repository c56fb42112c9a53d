using System.Globalization;
using CtiMiddleware.Links.Transports;

namespace CtiMiddleware.Server.Configuration;

/// <summary>Reads one entry of <c>Cti:Switches</c>.</summary>
public static class SwitchSettingsReader
{
    private static readonly string[] Roles = ["primary", "standby", "data"];

    /// <summary>Reads the entry; what is wrong with it goes to the node.</summary>
    public static SwitchSettings Read(SettingsNode node, IReadOnlyCollection<IAdapterSettings> adapters)
    {
        if (node.Name.Length > 32 || !node.Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            node.Error("", $"'{node.Name}' is not a name of a switch.", "Use 1 to 32 letters, digits and hyphens.");
        var names = adapters.Select(one => one.Factory.Name).ToArray();
        var name = node.RequiredText("Adapter", $"Name the link protocol; there is {string.Join(", ", names)}.");
        var adapter = adapters.FirstOrDefault(one => string.Equals(one.Factory.Name, name, StringComparison.OrdinalIgnoreCase));
        if (adapter is null && name.Length > 0)
        {
            var near = NearestMatch.Find(name, names);
            node.Error(
                "Adapter",
                $"'{name}' is not an adapter.",
                near is null ? $"There is {string.Join(", ", names)}." : $"Did you mean {near}?"
            );
        }
        var links = node.Sections("Links");
        if (links.Count == 0)
            node.Error("Links", "is missing.", "Give at least Links:0:Host.");
        // Without its adapter a switch's own keys cannot be told from mistyped ones.
        if (adapter is null)
            return new SwitchSettings(node.Name, name, []);
        var read = links.Select((link, index) => ReadLink(node, link, index, adapter)).ToArray();
        node.Close();
        return new SwitchSettings(node.Name, adapter.Factory.Name, read);
    }

    private static LinkSettings ReadLink(SettingsNode switchNode, SettingsNode node, int index, IAdapterSettings adapter)
    {
        var host = node.RequiredText("Host", "Give the name or address of the switch.");
        var port = (int)node.Number("Port", adapter.DefaultPort, 1, 65535);
        var role = node.Text("Role") ?? "primary";
        if (!Roles.Contains(role, StringComparer.Ordinal))
            node.Error("Role", $"'{role}' is not a role.", "Use primary, standby or data.");
        var enabled = node.Flag("Enabled", true);
        var endpoint = new LinkEndpoint(host, port) { Tls = ReadTls(node.Section("Tls")) };
        var options = adapter.ReadLink(switchNode, node);
        node.Close();
        return new LinkSettings(
            string.Create(CultureInfo.InvariantCulture, $"{switchNode.Name}-{index + 1}"),
            endpoint,
            role,
            enabled,
            options
        );
    }

    private static TlsSettings? ReadTls(SettingsNode node)
    {
        var enabled = node.Flag("Enabled");
        var settings = new TlsSettings
        {
            TargetHost = node.Text("TargetHost"),
            PinnedSha256 = node.Text("PinnedSha256"),
            AuthorityFile = node.Text("AuthorityFile"),
        };
        if (settings.AuthorityFile is { } file && !File.Exists(file))
            node.Error("AuthorityFile", $"there is no file '{file}'.", "Give the path of a PEM file.");
        if (settings.PinnedSha256 is { } pin && pin.Count(char.IsAsciiHexDigit) != 64)
            node.Error("PinnedSha256", "is not a SHA-256.", "Write 64 hexadecimal digits, colons allowed.");
        node.Close();
        return enabled ? settings : null;
    }
}
