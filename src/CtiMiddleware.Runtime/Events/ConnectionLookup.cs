using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>A connection looked up by its identifier.</summary>
/// <param name="Status">Whether it exists, ended or was never known.</param>
/// <param name="Call">The call it is in, or its last state when the connection ended.</param>
/// <param name="Connection">The connection, or its last state.</param>
/// <param name="ReplacedBy">The connection into which a merge turned it; null when it just ended.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
public readonly record struct ConnectionLookup(
    LookupStatus Status,
    Call? Call,
    Connection? Connection,
    ConnectionId? ReplacedBy,
    DateTimeOffset? EndedAt
);
