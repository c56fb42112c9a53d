namespace CtiMiddleware.Simulators.Host.Decoding;

/// <summary>One thing that an adapter said.</summary>
/// <param name="Kind">What it is: <c>Emitted</c>, <c>Snapshot</c>, <c>Unknown</c>, <c>Anomaly</c>, <c>Refused</c>.</param>
/// <param name="Value">It, in words.</param>
public sealed record DecodedItem(string Kind, string Value);
