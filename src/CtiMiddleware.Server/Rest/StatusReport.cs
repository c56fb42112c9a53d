using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Server.Rest;

/// <summary>How the service is: the first thing to ask.</summary>
public sealed record StatusReport
{
    /// <summary>The worst of the visible switches in a word: <c>ok</c>, <c>degraded</c>, <c>down</c>, or <c>empty</c> when there is none.</summary>
    public required string Status { get; init; }

    /// <summary>The product's version.</summary>
    public required string Version { get; init; }

    /// <summary>When the process started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Where the log stands.</summary>
    public required Cursor Cursor { get; init; }

    /// <summary>The oldest cursor from which events can be had, and how many bytes the ring holds.</summary>
    public required StatusReplay Replay { get; init; }

    /// <summary>The visible switches.</summary>
    public required IReadOnlyList<SwitchObject> Switches { get; init; }

    /// <summary>The visible links.</summary>
    public required IReadOnlyList<LinkObject> Links { get; init; }

    /// <summary>How many objects there are of each kind, of those visible.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>Stream clients and what happened to them.</summary>
    public required StatusStreams Streams { get; init; }

    /// <summary>Idempotency keys kept, and how many were given up early because there were too many.</summary>
    public required StatusIdempotency Idempotency { get; init; }
}
