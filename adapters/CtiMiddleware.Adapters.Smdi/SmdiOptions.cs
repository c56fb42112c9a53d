using System.ComponentModel.DataAnnotations;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>How to read and write one SMDI line. Immutable; vary with <c>with</c>.</summary>
public sealed record SmdiOptions
{
    /// <summary>What the eighth bit of a character holds. Default: found out.</summary>
    public SmdiParity Parity { get; init; } = SmdiParity.Auto;

    /// <summary>
    /// The devices behind the lines of the message desk: the number of a device of the link's own switch (<c>2101</c>), or with its switch
    /// (<c>vm1:line</c>). A record of a line that is not here is told without a device. At most 4,096.
    /// </summary>
    public IReadOnlyDictionary<SmdiPort, string> Ports { get; init; } = new Dictionary<SmdiPort, string>();

    /// <summary>Digits of the message desk's number in a record; 3 as the specification has it, some switches send 2.</summary>
    [Range(1, 4)]
    public int DeskDigits { get; init; } = 3;

    /// <summary>Digits of the line's number in a record; 4 as the specification has it.</summary>
    [Range(1, 5)]
    public int LineDigits { get; init; } = 4;

    /// <summary>
    /// How long telephone numbers in records are, in digits, for instance 7 and 10. Empty: any length up to 15. Where it is known, say it: it finds
    /// records that lost a digit.
    /// </summary>
    public IReadOnlyList<int> NumberLengths { get; init; } = [];

    /// <summary>Digits put before a device's number in commands, so that it has the length that the switch expects. Default none.</summary>
    [RegularExpression("[0-9]{0,14}")]
    public string NumberPrefix { get; init; } = "";

    /// <summary>
    /// How many characters the line sends in a second, by which is told when a command has been sent and its <see cref="RefusalWindow"/> begins; 120
    /// at 1,200 bit/s with 7E1. 0, the default: at once.
    /// </summary>
    [Range(0, 100_000)]
    public int CharactersPerSecond { get; init; }

    /// <summary>
    /// How long a refusal of a command is waited for once it was sent: there is no positive answer. Default 2 s, at most 4 s: a command is given up
    /// after 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:00:04")]
    public TimeSpan RefusalWindow { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the line must be silent before a record without an end is judged by what came. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:01:00")]
    public TimeSpan RecordTimeout { get; init; } = TimeSpan.FromSeconds(1);
}
