using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Model.Commands;

/// <summary>What ends a collection of digits (ECMA-269 DigitsReportingCriteria). A value; immutable.</summary>
public sealed record DigitsReportingCriteria
{
    /// <summary>So many digits; null for no count, then a flush character or a time must end it.</summary>
    public int? NumChars { get; init; }

    /// <summary>Digits of which one ends it; it is not among the digits reported. Empty for none.</summary>
    public string FlushChar { get; init; } = "";

    /// <summary>The longest wait for the first digit, counted from the end of a message that plays; null for none.</summary>
    [Extension]
    public TimeSpan? FirstDigitTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between digits; null for none.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Digits dialled before the collection began are forgotten instead of used (type-ahead). Extension.</summary>
    [Extension]
    public bool DiscardEarlier { get; init; }

    /// <summary>A digit ends the message that plays (barge-in). Extension.</summary>
    [Extension]
    public bool InterruptsPlay { get; init; } = true;
}
