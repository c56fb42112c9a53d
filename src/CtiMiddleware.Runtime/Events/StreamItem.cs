using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>One item of a stream.</summary>
/// <param name="Kind">What it is.</param>
public readonly record struct StreamItem(StreamItemKind Kind)
{
    /// <summary>The reason of a snapshot (<c>initial</c> or that of the resync before it) or of a resync; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The kind of the object of an item.</summary>
    public ObjectKind ObjectKind { get; init; }

    /// <summary>The object of an item, or the event, as UTF-8 JSON; empty otherwise. Shared by all readers, not to be written to.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The type of the event; null otherwise.</summary>
    public string? EventType { get; init; }

    /// <summary>Where the reader can resume after it; only on an event and on the end of a snapshot.</summary>
    public Cursor? Cursor { get; init; }

    /// <summary>The reader's own sequence number, without holes; only on an event and on the end of a snapshot.</summary>
    public long Seq { get; init; }

    /// <summary>For <see cref="StreamItemKind.TooSlow"/>: the rate that would suffice, in bytes per second.</summary>
    public long NeededBytesPerSecond { get; init; }
}
