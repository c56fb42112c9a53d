namespace CtiMiddleware.Adapters.GsmModem.ShortMessages;

/// <summary>A received message, or a part of one.</summary>
/// <param name="From">The sender's address: a number, with a plus when it is international, or a name.</param>
/// <param name="Sent">When the service centre took it, in its own local time with its offset; null when it is no time.</param>
/// <param name="Text">The text; hexadecimal digits when it is binary.</param>
/// <param name="Alphabet"><c>gsm</c>, <c>ucs2</c> or <c>binary</c>.</param>
/// <param name="Reference">The number that parts of one message share; null when it is whole.</param>
/// <param name="Part">Which part, from 1.</param>
/// <param name="Parts">Of how many.</param>
internal sealed record SmsPart(string From, DateTimeOffset? Sent, string Text, string Alphabet, int? Reference, int Part, int Parts);
