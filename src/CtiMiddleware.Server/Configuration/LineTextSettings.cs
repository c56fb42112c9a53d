using System.Globalization;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Adapter=line-text</c>.</summary>
public sealed class LineTextSettings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new LineTextAdapterFactory();

    /// <inheritdoc/>
    public int DefaultPort => 5099;

    /// <inheritdoc/>
    public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var (user, secret) = Credentials.Read(linkNode);
        var options = new LineTextOptions { User = user, Secret = secret };
        return options with
        {
            HeartbeatInterval = Seconds(switchNode, "HeartbeatSeconds", options.HeartbeatInterval),
            HeartbeatTimeout = Seconds(switchNode, "HeartbeatTimeoutSeconds", options.HeartbeatTimeout),
            LoginTimeout = Seconds(switchNode, "LoginTimeoutSeconds", options.LoginTimeout),
        };
    }

    private static TimeSpan Seconds(SettingsNode node, string key, TimeSpan defaultValue) =>
        TimeSpan.FromSeconds(node.Number(key, Convert.ToInt64(defaultValue.TotalSeconds, CultureInfo.InvariantCulture), 1, 600));
}
