using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Events;

/// <summary>The <c>data</c> of an event. Folding needs <see cref="Changed"/> and <see cref="Removed"/> only; the rest is for readers.</summary>
public sealed record EventBody
{
    /// <summary>The call it is about.</summary>
    public CallId? Call { get; init; }

    /// <summary>The connection it is about.</summary>
    public ConnectionId? Connection { get; init; }

    /// <summary>The cause.</summary>
    public EventCause? Cause { get; init; }

    /// <summary>The state of <see cref="Connection"/> before; null when it is new.</summary>
    public LocalConnectionState? PreviousState { get; init; }

    /// <summary>Every object that changed, whole and after.</summary>
    public IReadOnlyList<CtiObject> Changed { get; init; } = [];

    /// <summary>Every object that ended.</summary>
    public IReadOnlyList<RemovedObject> Removed { get; init; } = [];

    /// <summary>The connections of a merge, old → new; empty otherwise.</summary>
    public IReadOnlyList<MergedConnection> Connections { get; init; } = [];

    /// <summary>The threads of a merge; empty otherwise.</summary>
    public IReadOnlyList<MergedThread> MergedThreads { get; init; } = [];

    /// <summary>Made by reconciliation, not by an event of the switch.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Concluded by the adapter, not said by the switch.</summary>
    public bool Inferred { get; init; }

    /// <summary>When its bytes were received, UTC; null when it came from no bytes.</summary>
    public DateTimeOffset? Received { get; init; }

    /// <summary>The switch's own terms.</summary>
    public EventNative? Native { get; init; }

    /// <summary>
    /// Members of the event beyond those, by their ECMA-269 names (for example <c>numberQueued</c>, <c>digitGeneratedList</c>); null when there
    /// are none. Values: null, text, numbers, <see cref="bool"/>, <see cref="DateTimeOffset"/>, <see cref="Party"/> (masked like those of a
    /// call), lists of text, lists of pairs, and what <see cref="CtiJson"/> knows. Either an array of pairs or a dictionary.
    /// </summary>
    public IReadOnlyCollection<KeyValuePair<string, object?>>? Detail { get; init; }
}
