namespace CtiMiddleware.Links.Tests.Transports.Rfc2217;

/// <summary>What ser2net 4.3.11 answered on a pseudo terminal, byte by byte, as recorded: <c>ser2net-4.3.11.txt</c>.</summary>
internal static class RecordedServer
{
    private static readonly (string Label, byte[] Request, byte[] Answer)[] Lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Transports/Rfc2217/ser2net-4.3.11.txt")).Select(Read),
    ];

    /// <summary>What it says first.</summary>
    public static byte[] Greeting => Answer("greeting");

    /// <summary>The answer of a line; empty where it gave none.</summary>
    public static byte[] Answer(string label) => Lines.Single(line => line.Label == label).Answer;

    /// <summary>The answer to exact bytes; null when they were not asked of it.</summary>
    public static byte[]? AnswerTo(ReadOnlySpan<byte> request)
    {
        foreach (var line in Lines)
        {
            if (request.SequenceEqual(line.Request))
                return line.Answer;
        }
        return null;
    }

    private static (string, byte[], byte[]) Read(string line)
    {
        // A label of at most 42 columns, with " -> " and the bytes sent, then the answer.
        var arrow = line.IndexOf("->", StringComparison.Ordinal);
        if (arrow < 0)
        {
            var label = line[..42].Trim();
            return (label, [], Bytes(line[42..]));
        }
        var rest = line[(arrow + 2)..].Trim();
        // What is sent ends with SE or is three octets; the column may touch it.
        var end = rest.IndexOf("ff f0", StringComparison.Ordinal);
        var sent =
            end >= 0 ? rest[..(end + 5)]
            : rest.Length >= 8 ? rest[..Math.Min(rest.Length, 17)].Split("  ")[0]
            : rest;
        return (line[..arrow].Trim(), Bytes(sent), Bytes(rest[sent.Length..]));
    }

    private static byte[] Bytes(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
}
