namespace CtiMiddleware.Runtime.Events;

/// <summary>The items of a stream, whatever carries it.</summary>
public enum StreamItemKind
{
    /// <summary>A snapshot begins: the reader forgets what it has. Carries a reason.</summary>
    SnapshotBegin,

    /// <summary>One object of the snapshot. Carries no cursor: a reader that drops here must begin anew.</summary>
    Item,

    /// <summary>The snapshot is complete; carries the cursor at which it was taken.</summary>
    SnapshotEnd,

    /// <summary>One event.</summary>
    Event,

    /// <summary>The events after the reader's position cannot be given; a snapshot follows. Carries a reason.</summary>
    Resync,

    /// <summary>Three times in a row the snapshot took longer than the ring's span; the subscription is over. Carries the rate it would need.</summary>
    TooSlow,
}
