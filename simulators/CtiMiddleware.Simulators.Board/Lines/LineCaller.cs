namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>What an exchange tells of a caller while it rings.</summary>
public sealed record LineCaller
{
    /// <summary>The number; null when there is none to tell, see <see cref="Absence"/>.</summary>
    public string? Number { get; init; }

    /// <summary>
    /// The name; null for none. A line carries ISO 646 only: by FSK other characters, of the number too, are sent as question marks, at most 20 of a
    /// number and 50 of a name.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Why there is no number: <c>P</c> withheld by the caller, <c>O</c> not known to the network.</summary>
    public char Absence { get; init; } = 'O';

    /// <summary>Date and time of the call as the exchange shows it; null for the kernel's clock.</summary>
    public DateTimeOffset? At { get; init; }
}
