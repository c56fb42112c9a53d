namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Start Data Collection: collect the digits that the far end dials.</summary>
public sealed record CollectBody : ConnectionBody
{
    /// <summary>So many digits end it, 1 to 64; left out, <see cref="Terminators"/> or a time must.</summary>
    public int? Digits { get; init; }

    /// <summary>Digits of which one ends it without being reported among them; left out, none does.</summary>
    public string? Terminators { get; init; }

    /// <summary>The longest wait for the first digit in milliseconds, counted from the end of a message that plays; default 5,000, 0 for none.</summary>
    public int? FirstDigitMs { get; init; }

    /// <summary>The longest wait between digits in milliseconds; default 3,000, 0 for none.</summary>
    public int? InterDigitMs { get; init; }

    /// <summary>Digits dialled before are forgotten instead of used.</summary>
    public bool DiscardEarlier { get; init; }

    /// <summary>Whether a digit ends the message that plays; default true.</summary>
    public bool? InterruptsPlay { get; init; }
}
