using System.Globalization;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Adapter=asterisk-ami</c>.</summary>
public sealed class AsteriskAmiSettings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new AsteriskAmiFactory(TimeProvider.System);

    /// <inheritdoc/>
    public int DefaultPort => 5038;

    /// <inheritdoc/>
    public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var (user, secret) = Credentials.Read(linkNode);
        var options = new AsteriskAmiOptions
        {
            User = user,
            Secret = secret,
            Md5 = linkNode.Flag("Md5", true),
        };
        var rules = DeviceRuleSettings.ReadList(switchNode);
        return options with
        {
            Events = Line(switchNode, "Events", options.Events),
            Context = Line(switchNode, "Context", options.Context),
            DialTemplate = Template(switchNode, options.DialTemplate),
            RingTime = Seconds(switchNode, "RingSeconds", options.RingTime, 5, 600),
            ConferenceExtension = switchNode.Text("ConferenceExtension"),
            SipNotifyControl = switchNode.Flag("SipNotifyControl"),
            HeartbeatInterval = Seconds(switchNode, "HeartbeatSeconds", options.HeartbeatInterval, 1, 600),
            HeartbeatTimeout = Seconds(switchNode, "HeartbeatTimeoutSeconds", options.HeartbeatTimeout, 1, 600),
            LoginTimeout = Seconds(switchNode, "LoginTimeoutSeconds", options.LoginTimeout, 1, 600),
            BootTimeout = Seconds(switchNode, "BootTimeoutSeconds", options.BootTimeout, 1, 600),
            // Rules of the configuration come first; what they do not name, or ignore, is found as ever.
            Devices =
            [
                .. rules.Where(IsUsable).Select(rule => new DeviceRule(rule.Pattern, rule.Number, rule.Kind, rule.Ignore)),
                .. options.Devices,
            ],
        };
    }

    // A pattern that is not one was reported when it was read; the settings are refused as a whole.
    private static bool IsUsable(DeviceRuleSettings rule) => DeviceRule.Problem(rule.Pattern) is null;

    private static string Line(SettingsNode node, string key, string defaultValue)
    {
        var text = node.Text(key) ?? defaultValue;
        if (text.Any(char.IsControl))
            node.Error(key, "has control characters.", "Remove them.");
        return text;
    }

    private static string Template(SettingsNode node, string defaultValue)
    {
        var text = Line(node, "DialTemplate", defaultValue);
        if (!text.Contains("{0}", StringComparison.Ordinal))
            node.Error("DialTemplate", $"'{text}' has no place for the number.", "Write it as PJSIP/{0}.");
        return text;
    }

    private static TimeSpan Seconds(SettingsNode node, string key, TimeSpan defaultValue, int min, int max) =>
        TimeSpan.FromSeconds(node.Number(key, Convert.ToInt64(defaultValue.TotalSeconds, CultureInfo.InvariantCulture), min, max));
}
