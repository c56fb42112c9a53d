using System.Globalization;
using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Adapter=voice-modem</c>: one modem is one switch with one line.</summary>
public sealed class VoiceModemSettings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new VoiceModemAdapterFactory();

    /// <summary>The raw TCP port that serial device servers commonly have for their first line; the modem itself has none.</summary>
    public int DefaultPort => 4001;

    /// <inheritdoc/>
    public IReadOnlyList<EndpointKind> Endpoints => [EndpointKind.Host, EndpointKind.Serial, EndpointKind.Rfc2217];

    /// <summary>115,200 baud with RTS/CTS: 8,000 bytes of audio a second, some doubled, do not fit into less than 80,000.</summary>
    public SerialLineSettings DefaultLine => new() { BaudRate = 115_200, Handshake = Handshake.RequestToSend };

    /// <inheritdoc/>
    public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var options = new VoiceModemOptions { Line = Line(switchNode) };
        return options with
        {
            Profile = Profile(switchNode),
            ProfileFile = ProfileFile(switchNode),
            Duplex = switchNode.Flag("Duplex", options.Duplex),
            SilenceEndsCall = switchNode.Flag("SilenceEndsCall", options.SilenceEndsCall),
            AnswerTimeout = Milliseconds(switchNode, "AnswerTimeoutMilliseconds", options.AnswerTimeout, 1000, 60_000),
            DialTimeout = Milliseconds(switchNode, "DialTimeoutMilliseconds", options.DialTimeout, 5000, 600_000),
            RingTimeout = Milliseconds(switchNode, "RingTimeoutMilliseconds", options.RingTimeout, 3000, 60_000),
            HeartbeatInterval = Milliseconds(switchNode, "HeartbeatMilliseconds", options.HeartbeatInterval, 5000, 600_000),
            TransmitLead = Milliseconds(switchNode, "TransmitLeadMilliseconds", options.TransmitLead, 0, 2000),
        };
    }

    private static string Line(SettingsNode node)
    {
        var line = node.Text("Line") ?? node.Name;
        if (
            line is { Length: > 0 and <= 32 }
            && line.All(static one => char.IsAsciiLetterOrDigit(one) || "*#+._-".Contains(one, StringComparison.Ordinal))
        )
            return line;
        node.Error("Line", $"'{line}' is no number of a line.", "Write up to 32 letters, digits, *, #, +, dots, dashes or underscores.");
        return "line";
    }

    private static string? Profile(SettingsNode node)
    {
        var name = node.Text("Profile");
        if (name is null || node.Text("ProfileFile") is not null || VoiceModemProfile.Delivered.Any(profile => profile.Name == name))
            return name;
        node.Error(
            "Profile",
            $"'{name}' is no profile of a modem.",
            $"Write one of {string.Join(", ", VoiceModemProfile.Delivered.Select(static profile => profile.Name))}, or leave it out: the modem's own words decide."
        );
        return null;
    }

    private static string? ProfileFile(SettingsNode node)
    {
        if (node.Text("ProfileFile") is not { } path)
            return null;
        try
        {
            var json = File.ReadAllText(path);
            _ = VoiceModemProfile.Parse(json);
            return json;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            node.Error("ProfileFile", $"'{path}' cannot be read: {exception.Message}", "Name a file that holds one profile in JSON.");
            return null;
        }
    }

    private static TimeSpan Milliseconds(SettingsNode node, string key, TimeSpan defaultValue, long min, long max) =>
        TimeSpan.FromMilliseconds(
            node.Number(key, Convert.ToInt64(defaultValue.TotalMilliseconds, CultureInfo.InvariantCulture), min, max)
        );
}
