namespace CtiMiddleware.Simulators.Host.Decoding;

/// <summary>A piece of a link and what the adapter made of it.</summary>
/// <param name="OffsetMs">When it passed, in milliseconds from the capture's beginning; 0 without a capture.</param>
/// <param name="Direction"><c>received</c> from the switch, <c>sent</c> to it, <c>opened</c>, <c>closed</c>.</param>
/// <param name="Bytes">The bytes in hexadecimal.</param>
/// <param name="Text">The bytes as text, what cannot be printed as <c>\xNN</c>.</param>
/// <param name="Means">What the adapter said, in order; for <c>sent</c> nothing.</param>
public sealed record DecodedFrame(double OffsetMs, string Direction, string Bytes, string Text, IReadOnlyList<DecodedItem> Means);
