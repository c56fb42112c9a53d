using System.Buffers;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Transports;

/// <summary>The far end of a <see cref="MemoryTransport"/>: a simulated switch or a test. Not thread-safe.</summary>
public sealed class MemoryPeer
{
    private readonly MemoryTransport _transport;
    private readonly ContiguousBuffer _received = new(1024);
    private Action? _onReceived;
    private bool _paused;

    internal MemoryPeer(MemoryTransport transport) => _transport = transport;

    /// <summary>Called when the link's side closed.</summary>
    public Action? Closed { get; set; }

    /// <summary>Called when the link acts on the lines of its serial port; null: there are none, and the link is told so.</summary>
    public Action<LineControl>? Controlled { get; set; }

    /// <summary>What makes the line less than what was asked for, in words; null for nothing.</summary>
    public string? Impairment { get; set; }

    /// <summary>What flips bits on the way to the link; null for a clean line.</summary>
    public LineNoise? Noise { get; set; }

    /// <summary>Whether the connection is up.</summary>
    public bool IsOpen => _transport.State == TransportState.Open;

    /// <summary>While true the far end does not read: what the link sends counts as not taken by the network.</summary>
    public bool Paused
    {
        get => _paused;
        set
        {
            if (_paused && !value)
            {
                _paused = false;
                _transport.Taken(_received.Length);
                _onReceived?.Invoke();
            }
            _paused = value;
        }
    }

    /// <summary>Bytes that came while not reading.</summary>
    internal int Unread => _paused ? _received.Length : 0;

    /// <summary>Names who is told when bytes came; they are taken with <see cref="Take"/>.</summary>
    public void OnReceived(Action handler) => _onReceived = handler;

    /// <summary>Takes everything the link sent and was not taken.</summary>
    public byte[] Take()
    {
        if (_paused)
            return [];
        var bytes = _received.Unread.ToArray();
        _received.Clear();
        return bytes;
    }

    /// <summary>Sends to the link; false when the connection is closed or closes by overrun.</summary>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        if (Noise is not { } noise)
            return _transport.Accept(bytes);
        var noisy = bytes.ToArray();
        noise.Pass(noisy, _transport.Notice);
        return _transport.Accept(noisy);
    }

    /// <summary>Something happens on the line beside its bytes: an error, a break, a control line.</summary>
    public void Notice(LineNoticeKind kind, bool on = false) => _transport.Notice(new LineNotice(kind, on));

    /// <summary>Closes from the far end, as a switch does.</summary>
    public void Close(string reason = "the switch closed the connection") => _transport.Close(reason);

    internal void Give(ReadOnlySpan<byte> bytes)
    {
        _received.Append(bytes);
        if (_paused)
            return;
        _transport.Taken(bytes.Length);
        _onReceived?.Invoke();
    }

    internal void OnClosed() => Closed?.Invoke();
}
