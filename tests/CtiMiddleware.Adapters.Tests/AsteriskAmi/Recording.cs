using System.Globalization;
using System.Text;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>A recorded dialogue with a real Asterisk 22.10.1: chunks of what it sent, each with its time.</summary>
public sealed class Recording
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    private Recording(string name, IReadOnlyList<(TimeSpan At, byte[] Bytes)> chunks)
    {
        Name = name;
        Chunks = chunks;
    }

    public string Name { get; }

    public IReadOnlyList<(TimeSpan At, byte[] Bytes)> Chunks { get; }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "AsteriskAmi", "Recordings");

    public static IEnumerable<string> Names =>
        Directory
            .GetFiles(Folder, "ami-*.txt")
            .Select(path => Path.GetFileNameWithoutExtension(path)!["ami-".Length..])
            .Order(StringComparer.Ordinal);

    /// <summary>The robots of the recordings' dial plan ring and answer as phones do, so they are configured as devices.</summary>
    public static AsteriskAmiOptions Options(string name) =>
        new()
        {
            User = "cti",
            Secret = "ctisecret",
            Md5 = name.Contains("md5", StringComparison.Ordinal),
            HeartbeatInterval = TimeSpan.FromDays(1),
            Devices =
            [
                new DeviceRule(@"^Local/(2\d\d\d)@lphone$", "$1", DeviceCategory.Station),
                new DeviceRule(@"^Local/(11\d\d)@agentleg$", "$1", DeviceCategory.Station),
                .. DeviceMap.Default,
            ],
        };

    public static Recording Load(string name)
    {
        var text = File.ReadAllBytes(Path.Combine(Folder, $"ami-{name}.txt"));
        var chunks = new List<(TimeSpan, byte[])>();
        var at = 0;
        var current = ('N', TimeSpan.Zero, Start: 0);
        while (at < text.Length)
        {
            var end = Array.IndexOf(text, (byte)'\n', at);
            if (end < 0)
                end = text.Length - 1;
            var line = Encoding.UTF8.GetString(text, at, end - at);
            if (line.StartsWith("--- ", StringComparison.Ordinal))
            {
                Take(at);
                var parts = line.Split(' ');
                var time = parts.Length > 2 && double.TryParse(parts[2], CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
                current = (parts[1][0], TimeSpan.FromMilliseconds(time * 1000), end + 1);
            }
            at = end + 1;
        }
        Take(text.Length);
        return new Recording(name, chunks);

        void Take(int until)
        {
            if (current.Item1 == 'S' && until > current.Start)
                chunks.Add((current.Item2, text[current.Start..until]));
        }
    }

    public byte[] AllBytes() => [.. Chunks.SelectMany(chunk => chunk.Bytes)];

    /// <summary>Replays it at its own times; at the end the link stays open long enough for everything to settle.</summary>
    public (ReplayOutput Output, AsteriskAmiProtocol Protocol) Replay(ReplaySplit split) => Replay(Chunks, Options(Name), split);

    public static (ReplayOutput Output, AsteriskAmiProtocol Protocol) Replay(
        IReadOnlyList<(TimeSpan At, byte[] Bytes)> chunks,
        AsteriskAmiOptions options,
        ReplaySplit split
    )
    {
        var output = new ReplayOutput(Start);
        var protocol = new AsteriskAmiProtocol(options, new SeededIdSource(TimeProvider.System, 1));
        var replay = new ProtocolReplay(protocol, output);
        replay.Open();
        foreach (var (at, bytes) in chunks)
        {
            replay.AdvanceTo(Start + at);
            replay.Receive(bytes, split);
        }
        replay.Advance(TimeSpan.FromSeconds(1));
        return (output, protocol);
    }
}
