namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>One AMI message as the test's own eyes see it: its lines, in order.</summary>
public sealed record AmiMessage(IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>The first value of a header, or an empty text.</summary>
    public string this[string key] => Headers.FirstOrDefault(h => h.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    /// <summary>Reads the lines of one message.</summary>
    public static AmiMessage Parse(IEnumerable<string> lines) =>
        new([
            .. lines.Select(line =>
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                return colon < 0 ? KeyValuePair.Create("", line) : KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim());
            }),
        ]);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(", ", Headers.Where(h => h.Value.Length is > 0 and < 200).Select(h => $"{h.Key}={h.Value}"));
}
