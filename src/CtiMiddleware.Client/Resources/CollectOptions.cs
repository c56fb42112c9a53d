namespace CtiMiddleware.Client;

/// <summary>How digits are collected.</summary>
public sealed record CollectOptions
{
    /// <summary>So many digits end it; null for no count.</summary>
    public int? Digits { get; init; }

    /// <summary>Digits of which one ends it without being reported among them; null for none.</summary>
    public string? Terminators { get; init; }

    /// <summary>The longest wait for the first digit; null for the server's 5 s, zero for none.</summary>
    public TimeSpan? FirstDigit { get; init; }

    /// <summary>The longest wait between digits; null for the server's 3 s, zero for none.</summary>
    public TimeSpan? InterDigit { get; init; }

    /// <summary>Digits dialled before are forgotten instead of used.</summary>
    public bool DiscardEarlier { get; init; }

    /// <summary>Whether a digit ends the message that plays.</summary>
    public bool InterruptsPlay { get; init; } = true;
}
