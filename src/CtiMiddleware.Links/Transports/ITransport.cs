using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Links.Transports;

/// <summary>
/// One connection as bytes, without blocking: it receives into a bounded buffer by itself and is asked by the switch's loop. <see cref="Open"/>,
/// <see cref="Receive"/> and <see cref="Send"/> belong to one thread; the properties, <see cref="Close"/> and <see cref="IDisposable.Dispose"/> to any.
/// </summary>
public interface ITransport : IDisposable
{
    /// <summary>Where it goes, without secrets: <c>tcp://127.0.0.1:5038</c>.</summary>
    string Address { get; }

    /// <summary>Where it stands. Read it before <see cref="Receive"/>: closed and nothing received then means that nothing more comes.</summary>
    TransportState State { get; }

    /// <summary>Why it closed, in words; empty before.</summary>
    string Reason { get; }

    /// <summary>The steps of opening so far, a copy.</summary>
    IReadOnlyList<TransportStep> Steps { get; }

    /// <summary>
    /// Bytes that may have left us, a count from 0 and an upper bound: what lies beyond was certainly not sent. Final once <see cref="Close"/> returned.
    /// </summary>
    long BytesPossiblySent { get; }

    /// <summary>
    /// What makes an open transport less than what was asked for, in words that say both: <c>7E1 asked, device gives 8N1</c>; null when nothing
    /// does. The link is <c>degraded</c> with these words while it stands. Default: nothing.
    /// </summary>
    string? Impairment => null;

    /// <summary>Errors of the line since it was opened, by kind (see <see cref="LineNoticeKind"/>), a copy; empty for what is no serial line.</summary>
    IReadOnlyDictionary<string, long> LineErrors => new Dictionary<string, long>();

    /// <summary>Takes the oldest thing that happened on a serial line and was not taken; false when there is none. Notices are bounded: beyond the bound they are only counted.</summary>
    bool TryTakeNotice(out LineNotice notice)
    {
        notice = default;
        return false;
    }

    /// <summary>Acts on the lines of a serial port; false when this transport has none, or the device refuses.</summary>
    bool Control(LineControl control) => false;

    /// <summary>Bytes received and not yet taken.</summary>
    long Waiting { get; }

    /// <summary>Begins to connect and returns at once.</summary>
    /// <param name="wake">Called from any thread whenever there is news: opened, bytes, closed. Must not block.</param>
    void Open(Action wake);

    /// <summary>Takes received bytes, oldest first.</summary>
    /// <param name="destination">Where they go.</param>
    /// <param name="receivedAt">When the oldest of them was received, UTC; the present time when there are none.</param>
    /// <returns>How many; 0 when none wait.</returns>
    int Receive(Span<byte> destination, out DateTimeOffset receivedAt);

    /// <summary>Hands over bytes to send. Never blocks: what the network does not take waits in a bounded buffer; beyond the bound the transport closes.</summary>
    /// <returns>False when it is closed or closes by this.</returns>
    bool Send(ReadOnlySpan<byte> bytes);

    /// <summary>Closes; the first reason stays.</summary>
    void Close(string reason);
}
