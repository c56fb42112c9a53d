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
}
