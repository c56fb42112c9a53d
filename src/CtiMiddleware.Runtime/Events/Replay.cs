using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Events;

/// <summary>What the ring holds now.</summary>
/// <param name="From">The oldest position after which a reader can go on without a resync.</param>
/// <param name="Head">The newest position.</param>
/// <param name="Bytes">What the events in between are charged with, in bytes.</param>
/// <param name="Oldest">When the oldest event still held was written, UTC; null when the ring is empty.</param>
public readonly record struct Replay(Cursor From, Cursor Head, long Bytes, DateTimeOffset? Oldest);
