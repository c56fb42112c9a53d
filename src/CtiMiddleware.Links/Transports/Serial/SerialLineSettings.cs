using System.Globalization;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>How characters go over a serial line. Member names of System.IO.Ports.</summary>
public sealed record SerialLineSettings
{
    /// <summary>Bits per second, any number the device can do. Default 9600.</summary>
    public int BaudRate { get; init; } = 9600;

    /// <summary>Bits of a character, 5 to 8. Default 8.</summary>
    public int DataBits { get; init; } = 8;

    /// <summary>Default none.</summary>
    public Parity Parity { get; init; }

    /// <summary>Default one.</summary>
    public StopBits StopBits { get; init; } = StopBits.One;

    /// <summary>Default none.</summary>
    public Handshake Handshake { get; init; }

    /// <summary>Whether Data Terminal Ready is raised at opening. Default true.</summary>
    public bool DtrEnable { get; init; } = true;

    /// <summary>Whether Request To Send is raised at opening; means nothing with a hardware handshake. Default true.</summary>
    public bool RtsEnable { get; init; } = true;

    /// <summary>
    /// Whether a line that is not as asked is used all the same (the link is then <c>degraded</c> and says both); null: yes for a pseudo terminal,
    /// which has no line, no for everything else.
    /// </summary>
    public bool? AcceptDifference { get; init; }

    /// <summary>For people and for comparison, for example <c>7E1</c>.</summary>
    public string Frame =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{DataBits}{Parity.ToString()[0]}{StopBits switch { StopBits.Two => "2", StopBits.OnePointFive => "1.5", _ => "1" }}"
        );

    /// <summary>Reads a frame as people write it.</summary>
    /// <param name="text">Data bits, the first letter of the parity, stop bits: <c>7E1</c>, <c>8N1</c>, <c>5N1.5</c>.</param>
    /// <param name="line">What the rest is taken from.</param>
    /// <param name="framed">The line with that frame; <paramref name="line"/> when it is none.</param>
    public static bool TryParseFrame(string text, SerialLineSettings line, out SerialLineSettings framed)
    {
        framed = line;
        if (text.Length is not (3 or 5) || text[0] is < '5' or > '8')
            return false;
        var parity = "NOEMS".IndexOf(char.ToUpperInvariant(text[1]), StringComparison.Ordinal);
        StopBits? stop = text[2..] switch
        {
            "1" => StopBits.One,
            "1.5" => StopBits.OnePointFive,
            "2" => StopBits.Two,
            _ => null,
        };
        if (parity < 0 || stop is null)
            return false;
        framed = line with { DataBits = text[0] - '0', Parity = (Parity)parity, StopBits = stop.Value };
        return true;
    }
}
