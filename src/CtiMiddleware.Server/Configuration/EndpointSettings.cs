using System.Globalization;
using System.Net;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Server.Configuration;

/// <summary>Reads where a link goes: exactly one of the places that its adapter can be reached at.</summary>
public static class EndpointSettings
{
    // In the order of the enumeration.
    private static readonly string[] Handshakes = ["none", "xonXoff", "rtsCts", "both"];

    /// <summary>Reads it; what is wrong goes to the node.</summary>
    /// <param name="node">The link.</param>
    /// <param name="adapter">The link's adapter.</param>
    /// <returns>The place and, for a TCP server, those tried after it. Where an error was told, something that will not be used.</returns>
    public static (LinkEndpoint Endpoint, IReadOnlyList<LinkEndpoint> Others) Read(SettingsNode node, IAdapterSettings adapter)
    {
        var given = Enum.GetValues<EndpointKind>().Where(kind => kind != EndpointKind.Own && node.Has(kind.ToString())).ToArray();
        foreach (var kind in given.Except(adapter.Endpoints))
        {
            node.Error(
                kind.ToString(),
                $"the adapter {adapter.Factory.Name} is not reached this way.",
                $"Give {string.Join(" or ", adapter.Endpoints.Select(Key))}."
            );
            node.Section(kind.ToString());
        }
        var chosen = given.Intersect(adapter.Endpoints).ToArray();
        if (chosen.Length > 1)
            node.Error(
                "",
                $"has {string.Join(" and ", chosen)}; a link goes to one place.",
                "Keep one of them, or make another link of the other."
            );
        if (chosen.Length == 0 && adapter.Endpoints.Contains(EndpointKind.Own))
            return (adapter.ReadOwnEndpoint(node), []);
        // With nothing given the first kind complains about what it misses; what others would be is told with it.
        var which = chosen.Length > 0 ? chosen[0] : adapter.Endpoints[0];
        foreach (var other in chosen.Skip(1))
            node.Section(other.ToString());
        if (given.Length == 0 && adapter.Endpoints.Count > 1)
        {
            node.Error("", "has no place to go to.", $"Give {string.Join(" or ", adapter.Endpoints.Select(Key))}.");
            return (new TcpEndpoint("", 0), []);
        }
        return which switch
        {
            EndpointKind.Serial => (Serial(node.Section("Serial"), adapter.DefaultLine), []),
            EndpointKind.Rfc2217 => (Rfc2217(node.Section("Rfc2217"), adapter.DefaultLine), []),
            EndpointKind.Listen => (Listen(node.Section("Listen"), adapter.DefaultPort), []),
            _ => Tcp(node, adapter.DefaultPort),
        };
    }

    private static string Key(EndpointKind kind) =>
        kind switch
        {
            EndpointKind.Host => "Host",
            EndpointKind.Serial => "Serial:Port",
            EndpointKind.Rfc2217 => "Rfc2217:Host",
            EndpointKind.Listen => "Listen:Port",
            _ => "what its page names",
        };

    private static (LinkEndpoint, IReadOnlyList<LinkEndpoint>) Tcp(SettingsNode node, int defaultPort)
    {
        var host = node.RequiredText("Host", "Give the name or address of the switch.");
        var port = (int)node.Number("Port", defaultPort, 1, 65535);
        var tls = ReadTls(node.Section("Tls"));
        return (new TcpEndpoint(host, port) { Tls = tls }, ReadOthers(node, port, tls));
    }

    private static SerialEndpoint Serial(SettingsNode node, SerialLineSettings standard)
    {
        var port = node.RequiredText("Port", "Give the path of the device, for example /dev/ttyUSB0.");
        if (port.Length > 0 && !Path.IsPathRooted(port))
            node.Error("Port", $"'{port}' is not a whole path.", $"Write it whole, for example /dev/{port}.");
        var line = ReadLine(node, standard);
        node.Close();
        return new SerialEndpoint(port, line);
    }

    private static Rfc2217Endpoint Rfc2217(SettingsNode node, SerialLineSettings standard)
    {
        var host = node.RequiredText("Host", "Give the name or address of the device server.");
        // There is no customary port: each server's line has one of its own.
        if (node.Text("Port") is null)
            node.Error("Port", "is missing.", "Give the TCP port of the line on the device server.");
        var port = (int)node.Number("Port", 0, 1, 65535);
        var line = ReadLine(node, standard);
        node.Close();
        return new Rfc2217Endpoint(host, port, line);
    }

    private static ListeningEndpoint Listen(SettingsNode node, int defaultPort)
    {
        var address = node.Text("Address") ?? "127.0.0.1";
        if (IPAddress.TryParse(address, out var ip))
        {
            if (!node.BeyondLoopback && !IPAddress.IsLoopback(ip))
                node.Error(
                    "Address",
                    $"'{address}' can be reached from other machines.",
                    "Use 127.0.0.1 or ::1, or set Cti:ListenBeyondLoopback=true."
                );
        }
        else
            node.Error(
                "Address",
                $"'{address}' is not an IP address.",
                "Write one of this machine's; without it only this machine can connect."
            );
        var port = (int)node.Number("Port", defaultPort, 1, 65535);
        var connections = (int)node.Number("MaxConnections", 1000, 1, 65535);
        node.Close();
        return new ListeningEndpoint(address, port) { MaxConnections = connections };
    }

    private static SerialLineSettings ReadLine(SettingsNode node, SerialLineSettings standard)
    {
        var line = standard with
        {
            BaudRate = (int)node.Number("BaudRate", standard.BaudRate, 50, 4_000_000),
            Handshake = ReadHandshake(node, standard.Handshake),
            DtrEnable = node.Flag("Dtr", standard.DtrEnable),
            RtsEnable = node.Flag("Rts", standard.RtsEnable),
            AcceptDifference = node.Text("AcceptDifference") is null ? null : node.Flag("AcceptDifference"),
        };
        if (node.Text("Frame") is not { } frame)
            return line;
        if (SerialLineSettings.TryParseFrame(frame, line, out var framed))
            return framed;
        node.Error(
            "Frame",
            $"'{frame}' is not a frame.",
            $"Write data bits 5 to 8, parity N, O, E, M or S, and stop bits 1, 1.5 or 2; the default is {standard.Frame}."
        );
        return line;
    }

    private static Handshake ReadHandshake(SettingsNode node, Handshake standard)
    {
        if (node.Text("Handshake") is not { } text)
            return standard;
        var index = Array.FindIndex(Handshakes, one => string.Equals(one, text, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
            return (Handshake)index;
        var near = NearestMatch.Find(text, Handshakes);
        node.Error(
            "Handshake",
            $"'{text}' is not a handshake.",
            near is null ? $"Use {string.Join(", ", Handshakes)}." : $"Did you mean {near}?"
        );
        return standard;
    }

    private static LinkEndpoint[] ReadOthers(SettingsNode node, int port, TlsSettings? tls)
    {
        var others = new List<LinkEndpoint>();
        foreach (var text in node.Texts("OtherAddresses"))
        {
            // An IPv6 address with a port stands in brackets.
            var colon = text.LastIndexOf(':');
            var hasPort = colon > 0 && (text.IndexOf(':', StringComparison.Ordinal) == colon || text[colon - 1] == ']');
            var own = port;
            if (
                hasPort
                && !(
                    int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out own)
                    && own is > 0 and <= 65535
                )
            )
            {
                node.Error("OtherAddresses", $"'{text}' has no port from 1 to 65535.", "Write host or host:port.");
                continue;
            }
            var host = (hasPort ? text[..colon] : text).Trim('[', ']');
            others.Add(new TcpEndpoint(host, own) { Tls = tls });
        }
        return [.. others];
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
