using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>How a collection of digits ended.</summary>
/// <param name="Refused">Why it never began, in words; null when it did.</param>
/// <param name="Digits">The digits, without the one that ended it.</param>
/// <param name="Cause">Why it ended; means nothing when it never began.</param>
/// <param name="FlushChar">The digit that ended it; null when none did.</param>
public sealed record DigitsResult(string? Refused, string Digits, CollectionEnd Cause, char? FlushChar);
