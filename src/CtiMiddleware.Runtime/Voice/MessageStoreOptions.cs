namespace CtiMiddleware.Runtime.Voice;

/// <summary>Bounds of a folder of messages. A value; immutable.</summary>
public sealed record MessageStoreOptions
{
    /// <summary>The largest message in bytes; default 16 MiB, 17 minutes of linear audio at 8 kHz.</summary>
    public long MaxMessageBytes { get; init; } = 16 << 20;

    /// <summary>Messages and recordings at most; default 10,000. One more is refused.</summary>
    public int MaxMessages { get; init; } = 10_000;

    /// <summary>Bytes of all messages and recordings at most; default 4 GiB. Beyond it nothing is put and no recording begins.</summary>
    public long MaxTotalBytes { get; init; } = 4L << 30;

    /// <summary>Bytes of decoded messages kept in memory at most; default 64 MiB.</summary>
    public long CacheBytes { get; init; } = 64 << 20;
}
