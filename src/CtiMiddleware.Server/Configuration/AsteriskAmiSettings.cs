using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Server.Configuration;

/// <summary>How the adapter <c>asterisk-ami</c> is configured.</summary>
public sealed class AsteriskAmiSettings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new AsteriskAmiFactory(TimeProvider.System);

    /// <inheritdoc/>
    public int DefaultPort => 5038;

    /// <inheritdoc/>
    public object ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var defaults = new AsteriskAmiOptions { User = "", Secret = "" };
        var devices = DeviceRuleSettings
            .ReadList(switchNode)
            .Select(rule => new DeviceRule(rule.Pattern, rule.Number, rule.Kind, rule.Ignore))
            .ToArray();
        return defaults with
        {
            User = linkNode.RequiredText("User", "Give the user of manager.conf."),
            Secret = ReadSecret(linkNode),
            Md5 = linkNode.Flag("Md5", defaults.Md5),
            Events = linkNode.Text("Events") ?? defaults.Events,
            Context = switchNode.Text("Context") ?? defaults.Context,
            DialTemplate = ReadDialTemplate(switchNode) ?? defaults.DialTemplate,
            RingTime = TimeSpan.FromSeconds(switchNode.Number("RingSeconds", (long)defaults.RingTime.TotalSeconds, 1, 600)),
            ConferenceExtension = switchNode.Text("ConferenceExtension"),
            SipNotifyControl = switchNode.Flag("SipNotifyControl"),
            HeartbeatInterval = TimeSpan.FromSeconds(linkNode.Number("HeartbeatSeconds", (long)defaults.HeartbeatInterval.TotalSeconds, 1, 600)),
            MaxFrameLength = (int)linkNode.Number("MaxFrameLength", defaults.MaxFrameLength, 4096, 64 * 1024 * 1024),
            // Rules of the configuration come first; what they do not name is found as ever.
            Devices = [.. devices, .. DeviceMap.Default],
        };
    }

    private static string? ReadDialTemplate(SettingsNode node)
    {
        var template = node.Text("DialTemplate");
        if (template is not null && !template.Contains("{0}", StringComparison.Ordinal))
            node.Error("DialTemplate", $"'{template}' has no place for the number.", "Write {0} where the number belongs, for example PJSIP/{0}.");
        return template;
    }

    private static string ReadSecret(SettingsNode node)
    {
        var secret = node.Text("Secret");
        var file = node.Text("SecretFile");
        if (secret is not null && file is not null)
            node.Error("SecretFile", "stands beside Secret.", "Give one of them.");
        if (secret is null && file is null)
            node.Error("Secret", "is missing.", "Give Secret, or SecretFile with the path of a file that holds it.");
        if (file is null)
            return secret ?? "";
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            node.Error("SecretFile", $"'{file}' cannot be read: {problem.GetType().Name}.", "Give a file that the service may read.");
            return "";
        }
    }
}
