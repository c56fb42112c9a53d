using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>How playing or recording ended.</summary>
/// <param name="Refused">Why it never began, in words; null when it did.</param>
/// <param name="Reason">Why it ended; means nothing when it never began.</param>
/// <param name="Position">How far it came, or how long the recording is.</param>
/// <param name="Message">The message said last, or the recording's name; null when there is none.</param>
/// <param name="Digit">The digit that ended it; null when none did.</param>
/// <param name="Text">What went wrong, in words; null when nothing did.</param>
public sealed record VoiceResult(string? Refused, VoiceEnd Reason, TimeSpan Position, string? Message, char? Digit, string? Text);
