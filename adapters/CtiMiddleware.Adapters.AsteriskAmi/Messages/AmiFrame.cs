namespace CtiMiddleware.Adapters.AsteriskAmi.Messages;

/// <summary>
/// One AMI packet as a view over its bytes: lines <c>Key: Value</c>, each ended by CR LF. Headers are located when asked for; what nobody
/// asks for is never looked at. Asking in wire order makes one pass over the packet.
/// </summary>
/// <param name="text">The packet without the blank line that ends it; the last line keeps its CR LF.</param>
public ref struct AmiFrame(ReadOnlySpan<byte> text)
{
    private int _position;

    /// <summary>The packet's bytes.</summary>
    public readonly ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>The value of the first header with this name after the one found last, wrapping round once. Names are compared exactly.</summary>
    /// <param name="name">The name without the colon.</param>
    /// <param name="value">The value without surrounding blanks; empty when the header has none.</param>
    /// <returns>Whether the header is there.</returns>
    public bool TryFind(scoped ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        if (Scan(name, _position, Text.Length, out value))
            return true;
        return Scan(name, 0, _position, out value);
    }

    /// <summary>The value of a header, empty when it is not there or says <c>&lt;unknown&gt;</c>: Asterisk means the same by all three.</summary>
    public ReadOnlySpan<byte> Find(scoped ReadOnlySpan<byte> name) =>
        TryFind(name, out var value) && !value.SequenceEqual("<unknown>"u8) ? value : default;

    /// <summary>Reads all headers in wire order.</summary>
    public readonly List<KeyValuePair<string, string>> ToFields(int max)
    {
        var fields = new List<KeyValuePair<string, string>>();
        // The old form of a command's response (AMI before 2.7): headers end in CR LF, the output's lines in LF alone, and they may look like headers.
        var old = Text.StartsWith("Response: Follows\r\n"u8);
        var rest = Text;
        while (!rest.IsEmpty && fields.Count < max)
        {
            var end = rest.IndexOf((byte)'\n');
            var whole = end < 0 ? rest : rest[..end];
            var line = whole.TrimEnd((byte)'\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            var colon = line.IndexOf((byte)':');
            if (old && !whole.EndsWith("\r"u8))
                fields.Add(new("Output", Decode(line)));
            else if (colon > 0)
                fields.Add(new(Decode(line[..colon]), Decode(line[(colon + 1)..].Trim((byte)' '))));
            else if (!line.IsEmpty)
                fields.Add(new("Output", Decode(line)));
        }
        return fields;
    }

    /// <summary>Text of UTF-8 bytes; bytes that are none become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    private bool Scan(scoped ReadOnlySpan<byte> name, int from, int to, out ReadOnlySpan<byte> value)
    {
        var rest = Text[from..to];
        while (rest.Length > name.Length)
        {
            var end = rest.IndexOf((byte)'\r');
            if (end < 0)
                end = rest.Length;
            if (end > name.Length && rest[name.Length] == (byte)':' && rest.StartsWith(name))
            {
                value = rest[(name.Length + 1)..end].Trim((byte)' ');
                // Asterisk 22 ends "No Contacts found" with a line feed of its own before the CR LF.
                if (value is [.., (byte)'\n'])
                    value = value[..^1];
                _position = Math.Min(Text.Length, to - rest.Length + end + 2);
                return true;
            }
            rest = end + 2 <= rest.Length ? rest[(end + 2)..] : default;
        }
        value = default;
        return false;
    }
}
