using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Server.Rest;

/// <summary>What the ring holds.</summary>
/// <param name="From">The oldest cursor that can be resumed.</param>
/// <param name="Bytes">Bytes held.</param>
/// <param name="Oldest">When the oldest event held was written, UTC.</param>
public sealed record StatusReplay(Cursor From, long Bytes, DateTimeOffset? Oldest);
