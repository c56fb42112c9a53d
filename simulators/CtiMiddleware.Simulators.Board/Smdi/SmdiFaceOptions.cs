using CtiMiddleware.Adapters.Smdi;

namespace CtiMiddleware.Simulators.Board.Smdi;

/// <summary>How a simulated switch speaks SMDI. Immutable.</summary>
public sealed record SmdiFaceOptions
{
    /// <summary>The stations whose calls are told, each with its message desk and line. No other call is told.</summary>
    public required IReadOnlyDictionary<string, SmdiPort> Ports { get; init; }

    /// <summary>True: the record goes out while the line does not ring yet. False: when it rings. Default true.</summary>
    public bool BeforeRing { get; init; } = true;

    /// <summary>How much later than that the record goes out. Default at once.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the record of a call that was not forwarded has the number that was dialled; some switches leave it empty. Default true.</summary>
    public bool TellsDialledNumber { get; init; } = true;

    /// <summary>Digits put before a station's number on the line, and taken off numbers in commands. Default none.</summary>
    public string NumberPrefix { get; init; } = "";

    /// <summary>The most digits of a number in a record; of a longer one the last are told. Default 10.</summary>
    public int MaxDigits { get; init; } = 10;

    /// <summary>What the eighth bit of each character holds. <see cref="SmdiParity.Auto"/> is as <see cref="SmdiParity.None"/>. Default nothing.</summary>
    public SmdiParity Parity { get; init; } = SmdiParity.None;

    /// <summary>Two DELs before control-Y, as one large exchange sends. Default false.</summary>
    public bool PadsRecords { get; init; }

    /// <summary>Numbers whose message waiting is refused, by cause (<c>INV</c>, <c>BLK</c>), beside those that do not exist or are out of service.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
