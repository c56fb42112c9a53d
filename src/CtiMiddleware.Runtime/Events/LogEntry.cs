using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>One event in the log. Immutable.</summary>
public sealed class LogEntry
{
    [ThreadStatic]
    private static EventWriter? _writer;

    private byte[]? _json;

    /// <summary>The epoch of the log.</summary>
    public required string Epoch { get; init; }

    /// <summary>Its position.</summary>
    public required long Number { get; init; }

    /// <summary>The type, for example <c>cti.call.established.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The switch it comes from; null for the server's own.</summary>
    public required SwitchId? Switch { get; init; }

    /// <summary>The subject: the identifier of the call, agent, device, link it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The thread, or null.</summary>
    public ThreadId? Thread { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The data.</summary>
    public required EventBody Data { get; init; }

    /// <summary>
    /// The whole event as CloudEvents JSON in UTF-8 for a reader that may see everything. Made when the first reader asks and kept for all
    /// others, so that the switch's loop never waits for it. Thread-safe.
    /// </summary>
    public ReadOnlyMemory<byte> Json => Volatile.Read(ref _json) ?? MakeJson();

    /// <summary>What the ring is charged for it: the objects it keeps alive and its JSON, estimated, in bytes.</summary>
    public int Bytes { get; init; }

    // What stood before, parallel to Data.Changed and Data.Removed; null where there was nothing. With it a view is a function of the entry
    // alone: a reader needs no memory of what it saw, and can begin at any position.
    internal CtiObject?[] ChangedBefore { get; init; } = [];

    internal CtiObject?[] RemovedBefore { get; init; } = [];

    // The threads whose visibility this event can change, and what it takes to decide that.
    internal ThreadContext[] Threads { get; init; } = [];

    // The call it is about as it stood after it, or the subject of an event that changes and removes nothing (a repeated state).
    internal CtiObject? About { get; init; }

    private byte[] MakeJson()
    {
        var text = new EventText(new Cursor(Epoch, Number), Type, Switch, Subject, Thread, Time, Data);
        var json = (_writer ??= new EventWriter()).Write(text);
        // Two readers that ask at the same instant may both write it; one of the two is kept.
        return Interlocked.CompareExchange(ref _json, json, null) ?? json;
    }
}
