using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Transports;

/// <summary>A transport in memory; its far end is a <see cref="MemoryPeer"/>. Everything happens inline on the calling thread.</summary>
public sealed class MemoryTransport : ITransport
{
    private readonly LinkEndpoint _endpoint;
    private readonly TransportOptions _options;
    private readonly Func<string, Action<MemoryPeer>?> _find;
    private readonly ReceiveBacklog _backlog;
    private readonly LineNotices _notices = new();
    private Action _wake = static () => { };
    private MemoryPeer? _peer;
    private TransportStep[] _steps = [];

    internal MemoryTransport(LinkEndpoint endpoint, TransportOptions options, TimeProvider time, Func<string, Action<MemoryPeer>?> find)
    {
        _endpoint = endpoint;
        _options = options;
        _find = find;
        _backlog = new ReceiveBacklog(options.ReceiveLimit, time);
    }

    /// <summary>Makes an opened transport and its far end.</summary>
    public static (MemoryTransport Transport, MemoryPeer Peer) CreatePair(TimeProvider time, TransportOptions? options = null)
    {
        MemoryPeer? far = null;
        var transport = new MemoryTransport(new TcpEndpoint("memory", 0), options ?? new TransportOptions(), time, _ => peer => far = peer);
        transport.Open(static () => { });
        return (transport, far!);
    }

    /// <inheritdoc/>
    public string Address => _endpoint.ToString();

    /// <inheritdoc/>
    public TransportState State { get; private set; }

    /// <inheritdoc/>
    public string Reason { get; private set; } = "";

    /// <inheritdoc/>
    public IReadOnlyList<TransportStep> Steps => _steps;

    /// <inheritdoc/>
    public long BytesPossiblySent { get; private set; }

    /// <inheritdoc/>
    public string? Impairment => _peer?.Impairment;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> LineErrors => _notices.Errors;

    /// <inheritdoc/>
    public long Waiting => _backlog.Length;

    /// <inheritdoc/>
    public bool TryTakeNotice(out LineNotice notice) => _notices.TryTake(out notice);

    /// <inheritdoc/>
    public bool Control(LineControl control)
    {
        if (State != TransportState.Open || _peer?.Controlled is not { } controlled)
            return false;
        controlled(control);
        return true;
    }

    /// <inheritdoc/>
    public void Open(Action wake)
    {
        _wake = wake;
        State = TransportState.Connecting;
        if (_find(Address) is not { } accept)
        {
            _steps = [new("connect", Ok: false, $"Nobody listens at {Address}.", TimeSpan.Zero)];
            Close($"cannot connect: nobody listens at {Address}");
            return;
        }
        _steps = [new("connect", Ok: true, $"Connected to {Address}.", TimeSpan.Zero)];
        State = TransportState.Open;
        _peer = new MemoryPeer(this);
        accept(_peer);
        _wake();
    }

    /// <inheritdoc/>
    public int Receive(Span<byte> destination, out DateTimeOffset receivedAt) => _backlog.Take(destination, out receivedAt);

    /// <inheritdoc/>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        if (State != TransportState.Open)
            return false;
        if (_peer!.Unread + bytes.Length > _options.SendLimit)
        {
            Close($"the switch does not read: {_peer.Unread} bytes wait to be sent");
            return false;
        }
        _peer.Give(bytes);
        return true;
    }

    /// <inheritdoc/>
    public void Close(string reason)
    {
        if (State == TransportState.Closed)
            return;
        State = TransportState.Closed;
        Reason = reason;
        _peer?.OnClosed();
        _wake();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close("closed");
        _backlog.Dispose();
    }

    internal void Taken(int count) => BytesPossiblySent += count;

    internal void Notice(LineNotice notice)
    {
        _notices.Add(notice.Kind, notice.On);
        _wake();
    }

    internal bool Accept(ReadOnlySpan<byte> bytes)
    {
        if (State != TransportState.Open)
            return false;
        if (!_backlog.TryAppend(bytes))
        {
            Close($"overrun: {_backlog.Length} bytes received wait to be worked on, the bound is {_options.ReceiveLimit}");
            return false;
        }
        _wake();
        return true;
    }
}
