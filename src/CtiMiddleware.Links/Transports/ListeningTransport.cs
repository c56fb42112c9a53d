using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CtiMiddleware.Links.Framing;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports;

/// <summary>
/// A TCP port on which peers connect to us. All connections are one stream of <see cref="ConnectionBlock"/>s, both ways, so that one protocol with
/// one state for each connection stands behind it. Every connection that was told as opened is told as closed exactly once, with the reason, by
/// whomever it was ended. One that does not read loses only itself; one that sends more than is worked on waits, and the others have room. No thread
/// of its own for any of them.
/// </summary>
public sealed class ListeningTransport : ITransport
{
    // A frame of a voice board is a few hundred bytes; with a thousand connections this is what they cost.
    private const int ReadSize = 4096;

    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    private readonly ListeningEndpoint _endpoint;
    private readonly TransportOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly ReceiveBacklog _backlog;
    private readonly ContiguousBuffer _partial = new(1024);
    private readonly Dictionary<uint, ListeningConnection> _connections = [];
    private readonly HashSet<ListeningConnection> _leaving = [];
    private readonly Queue<(uint Connection, string Reason)> _untold = new();
    private readonly Queue<ListeningConnection> _heldUp = new();
    private readonly int _share;
    private readonly SortedDictionary<string, long> _errors = new(StringComparer.Ordinal);
    private Action _wake = static () => { };
    private Socket? _listener;
    private TransportStep[] _steps = [];
    private volatile TransportState _state;
    private volatile string? _acceptProblem;
    private string _reason = "";
    private long _sent;
    private long _appended;
    private long _taken;
    private uint _last;

    /// <summary>Makes an idle transport.</summary>
    public ListeningTransport(ListeningEndpoint endpoint, TransportOptions options, TimeProvider time, ILogger<ListeningTransport> logger)
    {
        _endpoint = endpoint;
        _options = options;
        _time = time;
        _logger = logger;
        _backlog = new ReceiveBacklog(options.ReceiveLimit, time);
        // Half for what is received, half for what is told of connections that come and go.
        _share = Math.Max(4 * ReadSize, options.ReceiveLimit / 2 / endpoint.MaxConnections);
    }

    /// <inheritdoc/>
    public string Address => _endpoint.ToString();

    /// <inheritdoc/>
    public TransportState State => _state;

    /// <inheritdoc/>
    public string Reason => Volatile.Read(ref _reason);

    /// <inheritdoc/>
    public IReadOnlyList<TransportStep> Steps => Volatile.Read(ref _steps);

    /// <inheritdoc/>
    public long BytesPossiblySent => Volatile.Read(ref _sent);

    /// <inheritdoc/>
    public long Waiting => _backlog.Length;

    /// <summary>The port it listens on, once open; the endpoint's own unless that is 0.</summary>
    public int LocalPort { get; private set; }

    /// <summary>Connections that are up.</summary>
    public int Connections
    {
        get
        {
            lock (_gate)
                return _connections.Count;
        }
    }

    /// <inheritdoc/>
    public string? Impairment
    {
        get
        {
            if (_acceptProblem is { } problem)
                return problem;
            var open = Connections;
            return open < _endpoint.MaxConnections
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"{open} connections are open, more are refused");
        }
    }

    /// <summary>What went wrong since it was opened, by kind: connections refused, peers that did not read, how often one was held up, blocks for nobody.</summary>
    public IReadOnlyDictionary<string, long> LineErrors
    {
        get
        {
            lock (_gate)
                return new SortedDictionary<string, long>(_errors, StringComparer.Ordinal);
        }
    }

    /// <inheritdoc/>
    public void Open(Action wake)
    {
        _wake = wake;
        _state = TransportState.Connecting;
        var start = _time.GetTimestamp();
        Socket? listener = null;
        try
        {
            var address = IPAddress.Parse(_endpoint.Address);
            listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(address, _endpoint.Port));
            listener.Listen(512);
            LocalPort = ((IPEndPoint)listener.LocalEndPoint!).Port;
        }
        catch (Exception failure) when (failure is SocketException or FormatException)
        {
            listener?.Dispose();
            var words = $"cannot listen at {_endpoint.Address} port {_endpoint.Port}: {Words(failure)}";
            AddStep(new("listen", Ok: false, $"{char.ToUpperInvariant(words[0])}{words[1..]}.", _time.GetElapsedTime(start)));
            Close(words);
            return;
        }
        var at = new IPEndPoint(IPAddress.Parse(_endpoint.Address), LocalPort);
        AddStep(new("listen", Ok: true, $"Listening at {at} for {_endpoint.MaxConnections} connections.", _time.GetElapsedTime(start)));
        lock (_gate)
        {
            // Closed meanwhile, by another thread: that one has not seen it.
            if (_state == TransportState.Closed)
            {
                listener.Dispose();
                return;
            }
            _listener = listener;
            _state = TransportState.Open;
        }
        _wake();
        _ = Task.Run(AcceptAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public int Receive(Span<byte> destination, out DateTimeOffset receivedAt)
    {
        var taken = _backlog.Take(destination, out receivedAt);
        lock (_gate)
        {
            _taken += taken;
            // Ends that found no room come as soon as there is some.
            while (
                _untold.TryPeek(out var end) && TryAppend(ConnectionBlockKind.Closed, end.Connection, Encoding.UTF8.GetBytes(end.Reason))
            )
                _untold.Dequeue();
            while (_heldUp.TryPeek(out var next) && next.ReadUpTo <= _taken && HasRoom(ReadAtOnce))
            {
                _heldUp.Dequeue();
                next.GoOn();
            }
        }
        return taken;
    }

    /// <inheritdoc/>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        if (_state != TransportState.Open)
            return false;
        Interlocked.Add(ref _sent, bytes.Length);
        if (_partial.Length == 0)
        {
            bytes = bytes[Deliver(bytes)..];
            if (bytes.IsEmpty)
                return true;
        }
        _partial.Append(bytes);
        _partial.Consume(Deliver(_partial.Unread));
        if (_partial.Length <= _options.SendLimit)
            return true;
        Close($"a block of {_partial.Length} bytes and more is not complete, the bound is {_options.SendLimit}");
        return false;
    }

    /// <inheritdoc/>
    public void Close(string reason)
    {
        ListeningConnection[] connections;
        lock (_gate)
        {
            if (_state == TransportState.Closed)
                return;
            Volatile.Write(ref _reason, reason);
            _state = TransportState.Closed;
            connections = [.. _connections.Values, .. _leaving];
        }
        Log.Closed(_logger, Address, reason);
        _listener?.Dispose();
        foreach (var connection in connections)
            connection.Fail(reason);
        _wake();
    }

    /// <inheritdoc/>
    public void Dispose() => Close("closed");

    /// <summary>How much is read at once: never more than there can be room for.</summary>
    internal int ReadAtOnce => Math.Clamp(_options.ReceiveLimit - ConnectionBlock.HeaderLength, 1, ReadSize);

    /// <summary>Takes what a peer sent; false with what to wait for before it is given again, and meanwhile nothing more is read from it.</summary>
    internal bool TryTake(ListeningConnection connection, ReadOnlySpan<byte> bytes, out Task room)
    {
        room = Task.CompletedTask;
        lock (_gate)
        {
            // What comes after its end was told is read to the end of the connection, and nobody's.
            if (!_connections.ContainsKey(connection.Number))
                return true;
            if (connection.ReadUpTo <= _taken)
                connection.Unread = 0;
            if (connection.Unread < _share && TryAppend(ConnectionBlockKind.Bytes, connection.Number, bytes))
            {
                connection.Unread += ConnectionBlock.HeaderLength + bytes.Length;
                connection.ReadUpTo = _appended;
                _wake();
                return true;
            }
            Count("HeldUp");
            _heldUp.Enqueue(connection);
            room = connection.HoldUp();
            _wake();
            return false;
        }
    }

    internal void Ended(ListeningConnection connection, string reason)
    {
        lock (_gate)
        {
            _leaving.Remove(connection);
            if (!_connections.Remove(connection.Number))
                return;
            TellEnd(connection, reason);
        }
        _wake();
    }

    private int Deliver(ReadOnlySpan<byte> bytes)
    {
        var consumed = 0;
        while (ConnectionBlock.TryRead(bytes[consumed..], out var block, out var content) is > 0 and var length)
        {
            consumed += length;
            ListeningConnection? connection;
            lock (_gate)
            {
                if (!_connections.TryGetValue(block.Connection, out connection))
                {
                    // The peer left while this was written; its end is told or waits to be read.
                    Count("BlocksForNobody");
                    continue;
                }
                if (block.Kind == ConnectionBlockKind.Closed)
                {
                    _connections.Remove(block.Connection);
                    _leaving.Add(connection);
                    TellEnd(connection, "closed by this side");
                }
            }
            if (block.Kind == ConnectionBlockKind.Closed)
                connection.Leave();
            else if (!connection.Send(content))
                Slow(connection);
        }
        return consumed;
    }

    private void Slow(ListeningConnection connection)
    {
        lock (_gate)
            Count("SlowPeers");
        Log.SlowPeer(_logger, Address, connection.Address, connection.Waiting);
        connection.Fail($"the peer does not read: {connection.Waiting} bytes wait to be sent");
    }

    private async Task AcceptAsync()
    {
        while (_state == TransportState.Open)
        {
            try
            {
                var socket = await _listener!.AcceptAsync(CancellationToken.None);
                _acceptProblem = null;
                Accept(socket);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException failure)
            {
                if (_state != TransportState.Open)
                    return;
                // Too many open files, for instance: it would fail again at once.
                _acceptProblem = $"connections cannot be accepted: {failure.Message}";
                Log.AcceptFailed(_logger, Address, failure.Message);
                await Task.Delay(AcceptPause, _time, CancellationToken.None);
            }
        }
    }

    private void Accept(Socket socket)
    {
        ListeningConnection connection;
        try
        {
            socket.NoDelay = true;
            socket.Blocking = false; // sending must not block the loop
            var address = socket.RemoteEndPoint?.ToString() ?? "unknown";
            lock (_gate)
            {
                connection = new ListeningConnection(this, _last + 1, socket, address, _endpoint.SendLimit, _time);
                if (!TryAdmit(connection))
                {
                    Count("RefusedConnections");
                    Log.Refused(_logger, Address, address, _connections.Count + _leaving.Count);
                    socket.Dispose();
                    return;
                }
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The peer was gone before it was let in.
            socket.Dispose();
            return;
        }
        _wake();
        _ = connection.RunAsync();
    }

    private bool TryAdmit(ListeningConnection connection)
    {
        if (_state != TransportState.Open || _connections.Count + _leaving.Count >= _endpoint.MaxConnections)
            return false;
        if (!TryAppend(ConnectionBlockKind.Opened, connection.Number, Encoding.UTF8.GetBytes(connection.Address)))
            return false;
        _last = connection.Number;
        _connections.Add(connection.Number, connection);
        return true;
    }

    // The next five need the lock held: it makes the connections' threads one producer of the backlog.
    private void TellEnd(ListeningConnection connection, string reason)
    {
        if (_untold.Count > 0 || !TryAppend(ConnectionBlockKind.Closed, connection.Number, Encoding.UTF8.GetBytes(reason)))
            _untold.Enqueue((connection.Number, reason));
    }

    private bool TryAppend(ConnectionBlockKind kind, uint connection, ReadOnlySpan<byte> content)
    {
        if (!HasRoom(content.Length))
            return false;
        _appended += ConnectionBlock.HeaderLength + content.Length;
        Span<byte> header = stackalloc byte[ConnectionBlock.HeaderLength];
        new ConnectionBlock(kind, connection).WriteHeader(header, content.Length);
        return _backlog.TryAppend(header) && _backlog.TryAppend(content);
    }

    private bool HasRoom(int content) => _backlog.Length + ConnectionBlock.HeaderLength + content <= _options.ReceiveLimit;

    private void Count(string kind) => _errors[kind] = _errors.GetValueOrDefault(kind) + 1;

    private void AddStep(TransportStep step)
    {
        Log.Step(_logger, Address, step.Name, step.Sentence);
        Volatile.Write(ref _steps, [.. _steps, step]);
    }

    private static string Words(Exception failure) =>
        failure switch
        {
            SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                "another program listens there already; end it, or give this link another port",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                "this user may not; use a port from 1024 on, or let the service bind low ports",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "this machine has no such address",
            FormatException => "that is no IP address",
            _ => failure.Message,
        };
}
