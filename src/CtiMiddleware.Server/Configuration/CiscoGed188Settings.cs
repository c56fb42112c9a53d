using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Adapter=cisco-ged188</c>.</summary>
public sealed class CiscoGed188Settings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new CiscoGed188Factory();

    /// <inheritdoc/>
    public int DefaultPort => 42027;

    /// <inheritdoc/>
    public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var (user, secret) = Credentials.Read(linkNode);
        var options = new CiscoGed188Options { ClientId = user, Password = secret };
        options = options with
        {
            Signature = Short(linkNode, "Signature", 63),
            AgentExtension = Short(linkNode, "AgentExtension", 15),
            AgentId = Short(linkNode, "AgentId", 11),
            AgentInstrument = Short(linkNode, "AgentInstrument", 63),
            Mode = Mode(switchNode),
            PeripheralId = Peripheral(switchNode),
            Supervisor = switchNode.Flag("Supervisor"),
            Version = Version(switchNode, options.Version),
            Devices = switchNode.Texts("Devices"),
            SkillGroups = [.. SkillGroups(switchNode)],
            StatisticsInterval = Seconds(switchNode, "StatisticsSeconds", options.StatisticsInterval, 0, 3600),
            HeartbeatInterval = Seconds(switchNode, "HeartbeatSeconds", options.HeartbeatInterval, 5, 600),
            OpenTimeout = Seconds(switchNode, "LoginTimeoutSeconds", options.OpenTimeout, 1, 600),
        };
        Bound(linkNode, "User", user);
        Bound(linkNode, linkNode.Text("Secret") is null ? "SecretFile" : "Secret", secret);
        if (options.Mode == GedMode.ClientEvents && (options.AgentExtension ?? options.AgentId ?? options.AgentInstrument) is null)
            linkNode.Error("AgentInstrument", "is missing.", "Mode agent needs AgentInstrument, AgentId or AgentExtension at the link.");
        if (options.Mode == GedMode.ClientEvents && options.PeripheralId is null)
            switchNode.Error("PeripheralId", "is missing.", "Mode agent needs the number of the agent's peripheral.");
        return options;
    }

    private static GedMode Mode(SettingsNode node)
    {
        switch (node.Text("Mode")?.ToLowerInvariant())
        {
            case null or "all":
                return GedMode.AllEvents;
            case "agent":
                return GedMode.ClientEvents;
            case "monitors":
                return GedMode.Monitors;
            case var other:
                node.Error("Mode", $"'{other}' is no mode.", "Write all, agent or monitors.");
                return GedMode.AllEvents;
        }
    }

    private static int Version(SettingsNode node, int defaultValue)
    {
        // Both are read whatever the other says, so that both are known settings.
        var unconfirmed = node.Flag("AllowVersion20");
        var version = (int)node.Number("Version", defaultValue, GedWire.OldestVersion, GedWire.WideVersion);
        if (version < GedWire.WideVersion || unconfirmed)
            return version;
        node.Error(
            "Version",
            "20 is not confirmed by any sample of a real server.",
            "Set AllowVersion20=true to try it, or use at most 19."
        );
        return defaultValue;
    }

    private static uint? Peripheral(SettingsNode node) =>
        node.Number("PeripheralId", -1, 0, uint.MaxValue - 1) is var number and >= 0 ? (uint)number : null;

    private static IEnumerable<uint> SkillGroups(SettingsNode node)
    {
        foreach (var text in node.Texts("SkillGroups"))
        {
            if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return number;
            else
                node.Error("SkillGroups", $"'{text}' is not the number of a skill group.", "Write numbers, for example 77,78.");
        }
    }

    // Control characters are an error of every adapter's credentials already. The text itself is not repeated: one of the two is secret.
    private static void Bound(SettingsNode node, string key, string text)
    {
        if (text.Length > 63)
            node.Error(key, "has more than 63 characters.", "The CTI Server takes at most 63.");
        if (text.Any(static c => c > '\u00FF'))
            node.Error(key, "has a character that the protocol has no byte for.", "Use characters of Latin-1.");
    }

    private static string? Short(SettingsNode node, string key, int max)
    {
        var text = node.Text(key);
        if (text is not null && (text.Length > max || text.Any(static c => char.IsControl(c) || c > '\u00FF')))
            node.Error(key, $"is longer than {max} characters or has characters the protocol has no byte for.", "Correct it.");
        return text;
    }

    private static TimeSpan Seconds(SettingsNode node, string key, TimeSpan defaultValue, int min, int max) =>
        TimeSpan.FromSeconds(node.Number(key, Convert.ToInt64(defaultValue.TotalSeconds, CultureInfo.InvariantCulture), min, max));
}
