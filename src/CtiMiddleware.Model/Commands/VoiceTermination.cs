using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Model.Commands;

/// <summary>What ends playing or recording before its own end (ECMA-269 TerminatingConditions). A value; immutable.</summary>
public sealed record VoiceTermination
{
    /// <summary>Every digit.</summary>
    public const string AnyDigit = "0123456789*#ABCD";

    /// <summary>Nothing does.</summary>
    public static VoiceTermination None { get; } = new();

    /// <summary>The digits of which one ends it, of 0–9, <c>*</c>, <c>#</c>, A–D; empty when none does. A form of dTMFDigitDetected.</summary>
    public string Digits { get; init; } = "";

    /// <summary>So long a silence ends a recording; null when none does. Extension.</summary>
    [Extension]
    public TimeSpan? Silence { get; init; }
}
