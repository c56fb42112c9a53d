using System.Globalization;
using CtiMiddleware.Adapters.GsmModem;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Adapter=gsm-modem</c>: one modem is one switch with one line.</summary>
public sealed class GsmModemSettings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new GsmModemAdapterFactory();

    /// <summary>The raw TCP port that serial device servers commonly have for their first line; the modem itself has none.</summary>
    public int DefaultPort => 4001;

    /// <inheritdoc/>
    public IReadOnlyList<EndpointKind> Endpoints => [EndpointKind.Host, EndpointKind.Serial, EndpointKind.Rfc2217];

    /// <summary>115,200 baud, 8N1: what modems with a serial line find by themselves or have; those on USB do not mind.</summary>
    public SerialLineSettings DefaultLine => new() { BaudRate = 115_200 };

    /// <inheritdoc/>
    public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var options = new GsmModemOptions();
        return options with
        {
            Line = Line(switchNode),
            Pin = Pin(linkNode),
            ShortMessages = switchNode.Flag("ShortMessages", options.ShortMessages),
            AnswerTimeout = Milliseconds(switchNode, "AnswerTimeoutMilliseconds", options.AnswerTimeout, 1000, 60_000),
            HeartbeatInterval = Milliseconds(switchNode, "HeartbeatMilliseconds", options.HeartbeatInterval, 5000, 600_000),
            CallPoll = Milliseconds(switchNode, "CallPollMilliseconds", options.CallPoll, 100, 10_000),
            CallWatch = Milliseconds(switchNode, "CallWatchMilliseconds", options.CallWatch, 1000, 60_000),
        };
    }

    private static string? Line(SettingsNode node)
    {
        var line = node.Text("Line");
        if (
            line is null or { Length: > 0 and <= 32 }
            && line?.All(static one => char.IsAsciiLetterOrDigit(one) || "*#+._-".Contains(one, StringComparison.Ordinal)) != false
        )
            return line;
        node.Error("Line", $"'{line}' is no number of a line.", "Write up to 32 letters, digits, *, #, +, dots, dashes or underscores.");
        return null;
    }

    private static string? Pin(SettingsNode node)
    {
        var pin = node.Text("Pin");
        if (pin is null || (pin.Length is >= 4 and <= 8 && pin.All(char.IsAsciiDigit)))
            return pin;
        // Without what was written: it may be nearly right.
        node.Error("Pin", "is no PIN of a SIM.", "Write 4 to 8 digits, or leave it out when the SIM wants none.");
        return null;
    }

    private static TimeSpan Milliseconds(SettingsNode node, string key, TimeSpan defaultValue, long min, long max) =>
        TimeSpan.FromMilliseconds(
            node.Number(key, Convert.ToInt64(defaultValue.TotalMilliseconds, CultureInfo.InvariantCulture), min, max)
        );
}
