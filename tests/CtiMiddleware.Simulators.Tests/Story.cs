using System.Text;
using System.Text.RegularExpressions;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>
/// Tells an AMI byte stream as one line per event: the name and the key fields, with channels, bridges and linked ids
/// replaced by labels in order of appearance (<c>1001.1</c>, <c>L1003.1;2</c>, <c>b1</c>). The same rules made the
/// expectations from the recordings of a real Asterisk 22.10.1.
/// </summary>
internal sealed partial class Story
{
    private static readonly (string Key, string Tag)[] Fields =
    [
        ("Channel", "c"),
        ("DestChannel", "d"),
        ("TargetChannel", "target"),
        ("TransfererChannel", "by"),
        ("TransfereeChannel", "transferee"),
        ("OrigTransfererChannel", "orig"),
        ("SecondTransfererChannel", "second"),
        ("TransferTargetChannel", "to"),
        ("ParkeeChannel", "parkee"),
        ("RetrieverChannel", "retriever"),
        ("LocalOneChannel", "one"),
        ("SourceChannel", "source"),
        ("ChannelStateDesc", "st"),
        ("DestChannelStateDesc", "dst"),
        ("CallerIDNum", "num"),
        ("ConnectedLineNum", "conn"),
        ("Exten", "ext"),
        ("Linkedid", "linked"),
        ("SwapUniqueid", "swap"),
        ("BridgeUniqueid", "b"),
        ("BridgeNumChannels", "n"),
        ("BridgeType", "type"),
        ("OrigBridgeUniqueid", "b1st"),
        ("SecondBridgeUniqueid", "b2nd"),
        ("ToBridgeUniqueid", "tob"),
        ("FromBridgeUniqueid", "fromb"),
        ("DestBridgeUniqueid", "destb"),
        ("DialString", "dial"),
        ("DialStatus", "status"),
        ("Result", "result"),
        ("DestType", "desttype"),
        ("Extension", "extension"),
        ("Cause", "cause"),
        ("TechCause", "tech"),
        ("MusicClass", "music"),
        ("Response", "response"),
        ("Reason", "reason"),
        ("Queue", "queue"),
        ("Interface", "agent"),
        ("Position", "pos"),
        ("OriginalPosition", "opos"),
        ("Count", "count"),
        ("Digit", "digit"),
        ("Direction", "dir"),
        ("Parkinglot", "lot"),
        ("ParkingSpace", "space"),
        ("ParkerDialString", "parker"),
        ("Conference", "conf"),
    ];

    private static readonly HashSet<string> Noise =
    [
        "VarSet",
        "Newexten",
        "CEL",
        "DeviceStateChange",
        "ExtensionStatus",
        "QueueMemberStatus",
        "SuccessfulAuth",
        "FullyBooted",
    ];

    private readonly Dictionary<string, string> _channels = [];
    private readonly Dictionary<string, int> _perDevice = [];
    private readonly Dictionary<string, string> _bridges = [];
    private readonly Dictionary<string, string> _uniqueids = [];

    /// <summary>The packets of a stream, header by header.</summary>
    public static List<List<(string Key, string Value)>> Packets(ReadOnlySpan<byte> bytes)
    {
        var packets = new List<List<(string, string)>>();
        foreach (var packet in Encoding.UTF8.GetString(bytes).Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var headers = new List<(string, string)>();
            foreach (var line in packet.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0)
                {
                    headers.Add((line[..colon], line[(colon + 1)..].Trim()));
                }
            }
            packets.Add(headers);
        }
        return packets;
    }

    public static string Get(List<(string Key, string Value)> packet, string key) => packet.FirstOrDefault(h => h.Key == key).Value ?? "";

    /// <summary>The story of the call events, without noise and without responses.</summary>
    public static string[] Tell(ReadOnlySpan<byte> bytes, params string[] also)
    {
        var story = new Story();
        return Packets(bytes)
            .Where(p => p.Count > 0 && p[0].Key == "Event" && (!Noise.Contains(p[0].Value) || also.Contains(p[0].Value)))
            .Select(story.Line)
            .ToArray();
    }

    private string Line(List<(string Key, string Value)> packet)
    {
        var line = new StringBuilder(packet[0].Value);
        // Labels are given in the order of the packet, so that both sides count alike.
        foreach (var (key, value) in packet)
        {
            if (
                key.EndsWith("Uniqueid", StringComparison.Ordinal)
                && !key.Contains("Bridge", StringComparison.Ordinal)
                && key != "SwapUniqueid"
            )
            {
                var channel = Get(packet, key[..^"Uniqueid".Length] + "Channel");
                _uniqueids.TryAdd(value, channel.Length > 0 ? Label(channel) : value);
            }
        }
        foreach (var (key, tag) in Fields)
        {
            var value = Get(packet, key);
            if (value.Length == 0 || value == "<unknown>")
            {
                continue;
            }
            line.Append(' ').Append(tag).Append('=').Append(Normalise(key, value));
        }
        return line.ToString();
    }

    private string Normalise(string key, string value)
    {
        if (key.EndsWith("Channel", StringComparison.Ordinal))
        {
            return Label(value);
        }
        if (key.EndsWith("BridgeUniqueid", StringComparison.Ordinal))
        {
            return _bridges.TryGetValue(value, out var label) ? label : _bridges[value] = $"b{_bridges.Count + 1}";
        }
        return key is "Linkedid" or "SwapUniqueid" ? _uniqueids.GetValueOrDefault(value, value) : value;
    }

    private string Label(string channel)
    {
        if (_channels.TryGetValue(channel, out var label))
        {
            return label;
        }
        var match = ChannelName().Match(channel);
        if (!match.Success)
        {
            return channel;
        }
        var local = match.Groups["tech"].Value == "Local";
        var device = (local ? "L" : "") + match.Groups["device"].Value;
        var half = match.Groups["half"].Value;
        if (half == ";2" && _channels.TryGetValue(channel[..^1] + "1", out var sibling))
        {
            return _channels[channel] = sibling[..^1] + "2";
        }
        var number = _perDevice[device] = _perDevice.GetValueOrDefault(device) + 1;
        return _channels[channel] = $"{device}.{number}{half}";
    }

    [GeneratedRegex(
        "^(?<tech>[A-Za-z]+)/(?<device>[^@-]+)(@[^-]+(-[a-z]+)?)?-[0-9a-f]{8}(?<half>;[12])?$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ChannelName();
}
