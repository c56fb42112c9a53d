using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Transports;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Links.Tests.Transports;

[Collection(nameof(SocketTransportTests))]
public sealed class ListeningTransportTests : IDisposable
{
    private readonly Wakes _wakes = new();
    private readonly ContiguousBuffer _received = new();
    private ListeningTransport? _transport;

    public void Dispose()
    {
        _transport?.Dispose();
        _wakes.Dispose();
    }

    [Fact]
    public async Task Each_connection_is_told_with_its_bytes_and_its_end()
    {
        Open();
        using var first = await ConnectAsync();
        var opened = await NextAsync();
        Assert.Equal((ConnectionBlockKind.Opened, 1u), (opened.Kind, opened.Connection));
        Assert.Equal(first.LocalEndPoint!.ToString(), opened.Text);
        using var second = await ConnectAsync();
        Assert.Equal((ConnectionBlockKind.Opened, 2u), (await NextAsync()).Key);

        await second.SendAsync("two"u8.ToArray());
        Assert.Equal(((ConnectionBlockKind.Bytes, 2u), "two"), await BytesAsync());
        await first.SendAsync("one"u8.ToArray());
        Assert.Equal(((ConnectionBlockKind.Bytes, 1u), "one"), await BytesAsync());

        first.Shutdown(SocketShutdown.Both);
        first.Dispose();
        Assert.Equal(((ConnectionBlockKind.Closed, 1u), "the peer closed the connection"), await BytesAsync());
        Assert.Equal(1, _transport!.Connections);
    }

    [Fact]
    public async Task Blocks_go_to_the_connection_they_name_however_they_are_cut()
    {
        Open();
        using var first = await ConnectAsync();
        await NextAsync();
        using var second = await ConnectAsync();
        await NextAsync();
        var blocks = Block(ConnectionBlockKind.Bytes, 2, "for two").Concat(Block(ConnectionBlockKind.Bytes, 1, "for one")).ToArray();
        foreach (var one in blocks)
            Assert.True(_transport!.Send([one]));
        Assert.Equal("for one", await ReadAsync(first, 7));
        Assert.Equal("for two", await ReadAsync(second, 7));
        Assert.Equal(blocks.Length, _transport!.BytesPossiblySent);
    }

    [Fact]
    public async Task The_protocol_ends_a_connection_after_what_it_wrote_and_hears_its_end_once()
    {
        Open();
        using var peer = await ConnectAsync();
        await NextAsync();
        var farewell = new string('x', 200_000);
        _transport!.Send([.. Block(ConnectionBlockKind.Bytes, 1, farewell), .. Block(ConnectionBlockKind.Closed, 1, "")]);
        Assert.Equal(((ConnectionBlockKind.Closed, 1u), "closed by this side"), await BytesAsync());
        Assert.Equal(farewell, await ReadAsync(peer, farewell.Length));
        Assert.Equal(0, await peer.ReceiveAsync(new byte[1]));
        await peer.SendAsync("late"u8.ToArray());
        peer.Dispose();

        // A block for it is nobody's, and a new connection has a number of its own.
        _transport.Send(Block(ConnectionBlockKind.Bytes, 1, "late"));
        Assert.Equal(1, _transport.LineErrors["BlocksForNobody"]);
        using var next = await ConnectAsync();
        Assert.Equal((ConnectionBlockKind.Opened, 2u), (await NextAsync()).Key);
    }

    [Fact]
    public async Task A_peer_that_does_not_read_loses_only_its_own_connection()
    {
        Open(new ListeningEndpoint("127.0.0.1", 0) { SendLimit = 64 * 1024 });
        using var slow = await ConnectAsync();
        await NextAsync();
        using var good = await ConnectAsync();
        await NextAsync();
        var block = Block(ConnectionBlockKind.Bytes, 1, new string('x', 32 * 1024));
        for (var sent = 0; _transport!.Connections == 2 && sent < 10_000; sent++)
            Assert.True(_transport.Send(block));
        var end = await BytesAsync();
        Assert.Equal((ConnectionBlockKind.Closed, 1u), end.Key);
        Assert.StartsWith("the peer does not read: ", end.Text, StringComparison.Ordinal);
        Assert.Equal(1, _transport.LineErrors["SlowPeers"]);
        _transport.Send(Block(ConnectionBlockKind.Bytes, 2, "still here"));
        Assert.Equal("still here", await ReadAsync(good, 10));
    }

    [Fact]
    public async Task One_connection_too_many_is_refused_counted_and_told_while_it_is_so()
    {
        Open(new ListeningEndpoint("127.0.0.1", 0) { MaxConnections = 1 });
        using var first = await ConnectAsync();
        await NextAsync();
        Assert.Equal("1 connections are open, more are refused", _transport!.Impairment);
        using (var refused = await ConnectAsync())
            Assert.Equal(0, await ReceiveAsync(refused));
        Assert.Equal(1, _transport.LineErrors["RefusedConnections"]);
        first.Dispose();
        Assert.Equal((ConnectionBlockKind.Closed, 1u), (await NextAsync()).Key);
        Assert.Null(_transport.Impairment);
        using var next = await ConnectAsync();
        Assert.Equal((ConnectionBlockKind.Opened, 2u), (await NextAsync()).Key);
    }

    [Fact]
    public async Task One_that_sends_more_than_is_worked_on_waits_and_the_others_have_room()
    {
        const int Flood = 4 * 1024 * 1024;
        Open(options: new TransportOptions { ReceiveLimit = 256 * 1024 });
        using var flood = await ConnectAsync();
        await NextAsync();
        using var good = await ConnectAsync();
        await NextAsync();
        var flooding = flood.SendAsync(new byte[Flood], SocketFlags.None, TestContext.Current.CancellationToken).AsTask();
        await _wakes.UntilAsync(() => _transport!.LineErrors.ContainsKey("HeldUp"));
        // Nothing is taken yet: what the others send finds room beside the flood.
        Assert.InRange(_transport!.Waiting, 1, 64 * 1024);
        var waiting = _transport.Waiting;
        await good.SendAsync("still here"u8.ToArray());
        await _wakes.UntilAsync(() => _transport.Waiting > waiting);

        var (flooded, said) = (0, "");
        while (flooded < Flood || said.Length < 10)
        {
            var block = await NextAsync();
            Assert.Equal(ConnectionBlockKind.Bytes, block.Kind);
            if (block.Connection == 2)
                said += block.Text;
            else
                flooded += block.Content.Length;
        }
        await flooding;
        Assert.Equal((Flood, "still here", 2), (flooded, said, _transport.Connections));

        // One that is held up ends like any other.
        var before = _transport.LineErrors["HeldUp"];
        var more = flood.SendAsync(new byte[Flood], SocketFlags.None, TestContext.Current.CancellationToken).AsTask();
        await _wakes.UntilAsync(() => _transport.LineErrors["HeldUp"] > before);
        _transport.Send(Block(ConnectionBlockKind.Closed, 1, ""));
        ReceivedBlock end;
        while ((end = await NextAsync()).Kind != ConnectionBlockKind.Closed) { }
        Assert.Equal((1u, "closed by this side"), (end.Connection, end.Text));
        flood.Dispose();
        await Task.WhenAny(more);
    }

    [Fact]
    public async Task Closed_by_another_thread_while_it_opens_it_listens_no_more()
    {
        using var transport = new ListeningTransport(
            new ListeningEndpoint("127.0.0.1", 0),
            new TransportOptions(),
            new MeddlingTime(() => _transport!.Close("enough")),
            NullLogger<ListeningTransport>.Instance
        );
        _transport = transport;
        transport.Open(_wakes.Wake);
        Assert.Equal(("enough", TransportState.Closed), (transport.Reason, transport.State));
        await Assert.ThrowsAsync<SocketException>(ConnectAsync);
    }

    [Fact]
    public async Task A_port_in_use_is_a_reason_with_its_fix_and_closing_ends_everybody()
    {
        Open();
        using var peer = await ConnectAsync();
        await NextAsync();
        using var second = Create(new ListeningEndpoint("127.0.0.1", _transport!.LocalPort), new TransportOptions());
        second.Open(static () => { });
        Assert.Equal(TransportState.Closed, second.State);
        Assert.EndsWith(
            "another program listens there already; end it, or give this link another port",
            second.Reason,
            StringComparison.Ordinal
        );
        Assert.False(second.Steps[^1].Ok);

        _transport.Close("enough");
        Assert.Equal(0, await ReceiveAsync(peer));
        // The same port again, although the connections of a moment ago are still in the system's memory.
        using var again = Create(new ListeningEndpoint("127.0.0.1", _transport.LocalPort), new TransportOptions());
        again.Open(static () => { });
        Assert.Equal(("", TransportState.Open), (again.Reason, again.State));
    }

    [Fact]
    public async Task A_hundred_connections_pass_every_byte_in_order_both_ways()
    {
        const int Peers = 100;
        const int Frames = 50;
        Open();
        var peers = new List<Socket>();
        for (var i = 0; i < Peers; i++)
            peers.Add(await ConnectAsync());
        var sending = peers.Select(
            static async (peer, index) =>
            {
                for (byte frame = 0; frame < Frames; frame++)
                    await peer.SendAsync(Enumerable.Repeat(frame, 320).ToArray());
            }
        );
        var echo = Task.WhenAll(sending);
        var bytes = new Dictionary<uint, List<byte>>();
        for (var total = 0; total < Peers * Frames * 320; )
        {
            var block = await NextAsync();
            if (block.Kind != ConnectionBlockKind.Bytes)
                continue;
            if (!bytes.TryGetValue(block.Connection, out var list))
                bytes[block.Connection] = list = [];
            list.AddRange(block.Content);
            total += block.Content.Length;
            Assert.True(_transport!.Send(Block(ConnectionBlockKind.Bytes, block.Connection, block.Text)));
        }
        await echo;
        var expected = Enumerable.Range(0, Frames).SelectMany(static frame => Enumerable.Repeat((byte)frame, 320)).ToArray();
        Assert.Equal(Peers, bytes.Count);
        Assert.All(bytes.Values, list => Assert.Equal(expected, list));
        foreach (var peer in peers)
        {
            Assert.Equal(Encoding.Latin1.GetString(expected), await ReadAsync(peer, expected.Length));
            peer.Dispose();
        }
    }

    private static ListeningTransport Create(ListeningEndpoint endpoint, TransportOptions options) =>
        new(endpoint, options, TimeProvider.System, NullLogger<ListeningTransport>.Instance);

    private void Open(ListeningEndpoint? endpoint = null, TransportOptions? options = null)
    {
        _transport = Create(endpoint ?? new ListeningEndpoint("127.0.0.1", 0), options ?? new TransportOptions());
        _transport.Open(_wakes.Wake);
        Assert.Equal(("", TransportState.Open), (_transport.Reason, _transport.State));
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _transport!.LocalPort), TestContext.Current.CancellationToken);
        return socket;
    }

    private async Task<ReceivedBlock> NextAsync()
    {
        ReceivedBlock? found = null;
        await _wakes.UntilAsync(() =>
        {
            var space = _received.GetSpace(64 * 1024);
            _received.Advance(_transport!.Receive(space, out _));
            var length = ConnectionBlock.TryRead(_received.Unread, out var block, out var content);
            if (length == 0)
                return false;
            found = new ReceivedBlock(block.Kind, block.Connection, content.ToArray());
            _received.Consume(length);
            return true;
        });
        return found!;
    }

    private async Task<((ConnectionBlockKind, uint) Key, string Text)> BytesAsync()
    {
        var block = await NextAsync();
        return (block.Key, block.Text);
    }

    private static byte[] Block(ConnectionBlockKind kind, uint connection, string content)
    {
        var output = new ArrayBufferWriter<byte>();
        new ConnectionBlock(kind, connection).Write(output, Encoding.Latin1.GetBytes(content));
        return output.WrittenSpan.ToArray();
    }

    private static async Task<string> ReadAsync(Socket socket, int count)
    {
        var bytes = new byte[count];
        for (var filled = 0; filled < count; )
        {
            var read = await socket.ReceiveAsync(bytes.AsMemory(filled), SocketFlags.None, TestContext.Current.CancellationToken);
            Assert.NotEqual(0, read);
            filled += read;
        }
        return Encoding.Latin1.GetString(bytes);
    }

    // A reset says the same as an end.
    private static async Task<int> ReceiveAsync(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[16], SocketFlags.None, TestContext.Current.CancellationToken);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    // Acts when it is asked for the first time, which is while the transport opens.
    private sealed class MeddlingTime(Action act) : TimeProvider
    {
        private Action? _act = act;

        public override long GetTimestamp()
        {
            Interlocked.Exchange(ref _act, null)?.Invoke();
            return base.GetTimestamp();
        }
    }

    private sealed record ReceivedBlock(ConnectionBlockKind Kind, uint Connection, byte[] Content)
    {
        public (ConnectionBlockKind, uint) Key => (Kind, Connection);

        public string Text => Encoding.Latin1.GetString(Content);
    }
}
