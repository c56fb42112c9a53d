using System.Text;
using System.Text.RegularExpressions;

namespace CtiMiddleware.Benchmarks;

/// <summary>
/// What a real Asterisk 22 sent in all recordings, in file order, as one stream behind one login. Before every pass its identifiers are
/// rewritten in place to fresh ones of the same length; otherwise every call after the first pass would be an ended one.
/// </summary>
public sealed partial class Corpus
{
    // All recordings were made in one hour, so their identifiers begin alike; these digits are replaced by the number of the pass.
    private const int Rewritten = 5;

    private readonly int[] _positions;

    private Corpus(byte[] bytes, int events)
    {
        Bytes = bytes;
        Events = events;
        var text = Encoding.Latin1.GetString(bytes);
        _positions = [.. Identifiers().Matches(text).Select(match => match.Index)];
    }

    public byte[] Bytes { get; }

    /// <summary>AMI events in one pass.</summary>
    public int Events { get; }

    /// <param name="without">Events to leave out, by name.</param>
    public static Corpus Load(params string[] without)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Recordings");
        var stream = new MemoryStream();
        var events = 0;
        foreach (var file in Directory.GetFiles(folder, "ami-*.txt").Order(StringComparer.Ordinal))
        {
            foreach (var packet in Packets(File.ReadAllBytes(file)))
            {
                if (!packet.StartsWith("Event: ", StringComparison.Ordinal))
                    continue;
                var name = packet[7..packet.IndexOf('\r', StringComparison.Ordinal)];
                // Each pass logs in once; a recorded switch that goes down would end it.
                if (name is "FullyBooted" or "Shutdown" || without.Contains(name))
                    continue;
                stream.Write(Encoding.Latin1.GetBytes(packet + "\r\n\r\n"));
                events++;
            }
        }
        return new Corpus(stream.ToArray(), events);
    }

    private static IEnumerable<string> Packets(byte[] file)
    {
        // Only what the switch sent: chunks marked S.
        var text = Encoding.Latin1.GetString(file);
        var sent = new StringBuilder();
        var parts = Marks().Split(text);
        for (var i = 1; i + 1 < parts.Length; i += 2)
        {
            if (parts[i] == "S")
                sent.Append(parts[i + 1]);
        }
        var all = sent.ToString();
        var greeting = all.IndexOf("\r\n", StringComparison.Ordinal);
        return all[(greeting + 2)..].Split("\r\n\r\n").Select(packet => packet.TrimStart('\r', '\n'));
    }

    /// <summary>Gives every call, channel and bridge of the next pass an identifier that was never used.</summary>
    public void Freshen(int pass)
    {
        Span<byte> digits = stackalloc byte[Rewritten];
        for (var i = Rewritten - 1; i >= 0; i--, pass /= 10)
            digits[i] = (byte)('0' + (pass % 10));
        foreach (var position in _positions)
            digits.CopyTo(Bytes.AsSpan(position));
    }

    [GeneratedRegex(@"(?m)^--- (S|C|NOTE|CLOSED)[^\n]*\n")]
    private static partial Regex Marks();

    [GeneratedRegex(@"1795\d{6}\.\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Identifiers();
}
