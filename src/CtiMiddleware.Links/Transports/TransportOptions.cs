namespace CtiMiddleware.Links.Transports;

/// <summary>Bounds of a transport.</summary>
public sealed record TransportOptions
{
    /// <summary>
    /// Bytes that may wait between socket and loop; default 256 MiB: a burst of 480,000 events of 441 bytes fits whole, however slow the loop is
    /// meanwhile. Memory is taken by the chunk while bytes wait and given back afterwards.
    /// </summary>
    public int ReceiveLimit { get; init; } = 256 * 1024 * 1024;

    /// <summary>
    /// How long reading may pause for room when the buffer is full, before the link ends with the reason <c>overrun</c>; default 50 ms, below the
    /// 100 ms after which some switches close a slow reader.
    /// </summary>
    public TimeSpan FullPatience { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the buffer may stay more than half full after it was full, before the link ends with <c>overrun</c> though room is made bit by bit; default 10 s.</summary>
    public TimeSpan FullAtMost { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that may wait to be sent, before the link ends because the switch does not read; default 1 MiB.</summary>
    public int SendLimit { get; init; } = 1024 * 1024;

    /// <summary>Who reads.</summary>
    public ReadMode ReadMode { get; init; } = ReadMode.Thread;
}
