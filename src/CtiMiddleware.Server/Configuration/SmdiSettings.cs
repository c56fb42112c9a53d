using System.Globalization;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Adapter=smdi</c>. All stand at the link: a switch may have several message desks.</summary>
public sealed class SmdiSettings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new SmdiAdapterFactory();

    /// <summary>The raw TCP port that serial device servers commonly have for their first line; SMDI itself has none.</summary>
    public int DefaultPort => 4001;

    /// <inheritdoc/>
    public IReadOnlyList<EndpointKind> Endpoints => [EndpointKind.Host, EndpointKind.Serial, EndpointKind.Rfc2217];

    /// <summary>1200 baud, 7E1: what message desk links have unless they were set otherwise.</summary>
    public SerialLineSettings DefaultLine =>
        new()
        {
            BaudRate = 1200,
            DataBits = 7,
            Parity = Links.Transports.Serial.Parity.Even,
        };

    /// <inheritdoc/>
    public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var options = new SmdiOptions();
        return options with
        {
            Parity = Parity(linkNode),
            Ports = Ports(linkNode),
            DeskDigits = (int)linkNode.Number("DeskDigits", options.DeskDigits, 1, 4),
            LineDigits = (int)linkNode.Number("LineDigits", options.LineDigits, 1, 5),
            NumberLengths = Lengths(linkNode),
            NumberPrefix = Prefix(linkNode),
            CharactersPerSecond = (int)linkNode.Number("CharactersPerSecond", LineSpeed(linkNode), 0, 100_000),
            // A command is given up after 5 s: a longer window would end none.
            RefusalWindow = Milliseconds(linkNode, "RefusalWindowMilliseconds", options.RefusalWindow, 4_000),
            RecordTimeout = Milliseconds(linkNode, "RecordTimeoutMilliseconds", options.RecordTimeout, 60_000),
        };
    }

    private static SmdiParity Parity(SettingsNode node)
    {
        switch (node.Text("CharacterParity")?.ToLowerInvariant())
        {
            case null or "auto":
                return SmdiParity.Auto;
            case "even":
                return SmdiParity.Even;
            case "odd":
                return SmdiParity.Odd;
            case "none":
                return SmdiParity.None;
            case var other:
                node.Error("CharacterParity", $"'{other}' is no parity.", "Write auto, even, odd or none.");
                return SmdiParity.Auto;
        }
    }

    private static Dictionary<SmdiPort, string> Ports(SettingsNode node)
    {
        var ports = new Dictionary<SmdiPort, string>();
        foreach (var (key, device) in node.Open("Ports"))
        {
            if (!SmdiPort.TryParse(key, out var port))
                node.Error("Ports", $"'{key}' is no line of a message desk.", "Write desk/line, for example 001/0007.");
            else if (device.Length == 0 || device.StartsWith(':') || device.EndsWith(':'))
                node.Error("Ports", $"'{device}' at {key} names no device.", "Write its number, or switch:number.");
            else if (!ports.TryAdd(port, device))
                node.Error("Ports", $"{port} comes twice.", "Write each line once; leading zeros mean nothing.");
        }
        if (ports.Count > SmdiOptionsValidator.MaxPorts)
            node.Error("Ports", $"has {ports.Count} lines.", $"Give at most {SmdiOptionsValidator.MaxPorts}.");
        return ports;
    }

    private static List<int> Lengths(SettingsNode node)
    {
        var lengths = new List<int>();
        foreach (var text in node.Texts("NumberLengths"))
        {
            if (
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                && length is > 0 and <= SmdiMessage.MaxDigits
            )
                lengths.Add(length);
            else
                node.Error("NumberLengths", $"'{text}' is no length of a number.", "Write numbers from 1 to 15, for example 7,10.");
        }
        return lengths;
    }

    private static string Prefix(SettingsNode node)
    {
        var prefix = node.Text("NumberPrefix") ?? "";
        if (prefix.Length < SmdiMessage.MaxDigits && prefix.All(char.IsAsciiDigit))
            return prefix;
        node.Error("NumberPrefix", $"'{prefix}' are not digits, or too many.", "Write at most 14 digits.");
        return "";
    }

    // Ten bits a character, with start, parity and stop. Of a TCP connection nothing is known of a line behind it.
    private long LineSpeed(SettingsNode node)
    {
        if (Array.Find<string>(["Serial", "Rfc2217"], node.Has) is not { } line)
            return 0;
        var text = node.Section(line).Text("BaudRate");
        return (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) ? rate : DefaultLine.BaudRate) / 10;
    }

    private static TimeSpan Milliseconds(SettingsNode node, string key, TimeSpan defaultValue, long max) =>
        TimeSpan.FromMilliseconds(node.Number(key, (long)defaultValue.TotalMilliseconds, 100, max));
}
