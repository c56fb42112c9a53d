namespace CtiMiddleware.Runtime.Events;

/// <summary>The bounds of the event log.</summary>
public sealed record EventLogOptions
{
    /// <summary>Size of the ring in bytes, JSON and objects together; default 64 MiB. An event that does not fit leaves an empty ring: readers resync.</summary>
    public long RingBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>How long an ended object can be read with its last state; default one hour.</summary>
    public TimeSpan EndedFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a merged thread can be read with where it went; default 24 hours.</summary>
    public TimeSpan MergedThreadsFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many ended objects are kept at most; default 4,000. Beyond it the oldest is forgotten and reads as never known.</summary>
    public int EndedObjects { get; init; } = 4_000;

    /// <summary>How many ended connections and merged threads are kept at most, each; default 8,000.</summary>
    public int EndedConnections { get; init; } = 8_000;
}
