using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Links.Transports;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Links.Tests.Transports;

[Collection(nameof(SocketTransportTests))]
public sealed class SocketTransportTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Wakes _wakes = new();

    public SocketTransportTests() => _listener.Start();

    public void Dispose()
    {
        _listener.Dispose();
        _wakes.Dispose();
    }

    [Theory]
    [InlineData(ReadMode.Thread)]
    [InlineData(ReadMode.Pool)]
    public async Task Bytes_pass_both_ways(ReadMode mode)
    {
        using var transport = Create(new TransportOptions { ReadMode = mode });
        transport.Open(_wakes.Wake);
        using var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await _wakes.UntilAsync(() => transport.State == TransportState.Open);
        Assert.Equal(["resolve", "connect"], transport.Steps.Select(static step => step.Name));
        Assert.True(transport.Send("hello"u8));
        var buffer = new byte[5];
        Assert.Equal(5, await peer.ReceiveAsync(buffer, SocketFlags.None, TestContext.Current.CancellationToken));
        await peer.SendAsync("world!"u8.ToArray(), SocketFlags.None, TestContext.Current.CancellationToken);
        Assert.Equal("world!"u8.ToArray(), await _wakes.ReceiveAsync(transport, 6));
        Assert.Equal(5, transport.BytesPossiblySent);
    }

    [Theory]
    [InlineData(ReadMode.Thread)]
    [InlineData(ReadMode.Pool)]
    public async Task A_close_of_the_far_end_closes_with_a_reason_and_keeps_what_came(ReadMode mode)
    {
        using var transport = Create(new TransportOptions { ReadMode = mode });
        transport.Open(_wakes.Wake);
        using (var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken))
            await peer.SendAsync("bye"u8.ToArray(), SocketFlags.None, TestContext.Current.CancellationToken);
        await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
        Assert.Equal("the switch closed the connection", transport.Reason);
        Assert.Equal(3, transport.Receive(new byte[10], out _));
    }

    [Fact]
    public async Task Nobody_listening_is_a_reason_in_words()
    {
        _listener.Stop();
        using var transport = Create(new TransportOptions());
        transport.Open(_wakes.Wake);
        await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
        Assert.StartsWith("cannot connect: 127.0.0.1 port", transport.Reason, StringComparison.Ordinal);
        Assert.False(transport.Steps[^1].Ok);
    }

    [Fact]
    public async Task Closing_while_connecting_and_while_reading_ends_both()
    {
        using var early = Create(new TransportOptions());
        early.Open(_wakes.Wake);
        early.Close("not wanted");
        Assert.Equal((TransportState.Closed, "not wanted"), (early.State, early.Reason));

        using var late = Create(new TransportOptions());
        late.Open(_wakes.Wake);
        await _wakes.UntilAsync(() => late.State == TransportState.Open);
        late.Close("enough");
        Assert.Equal("enough", late.Reason);
        Assert.False(late.Send("x"u8));
    }

    [Fact]
    public async Task A_far_end_that_does_not_read_never_blocks_and_closes_beyond_the_bound()
    {
        using var transport = Create(new TransportOptions { SendLimit = 256 * 1024 });
        transport.Open(_wakes.Wake);
        using var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await _wakes.UntilAsync(() => transport.State == TransportState.Open);
        var chunk = new byte[64 * 1024];
        var sent = 0L;
        while (transport.Send(chunk) && sent < 1L << 30)
            sent += chunk.Length;
        Assert.Equal(TransportState.Closed, transport.State);
        Assert.Contains("the switch does not read", transport.Reason, StringComparison.Ordinal);
        Assert.True(transport.BytesPossiblySent <= sent, "what was refused cannot have left");
    }

    [Fact]
    public async Task What_waits_to_be_sent_goes_in_order_when_the_far_end_reads_again()
    {
        using var transport = Create(new TransportOptions { SendLimit = 64 * 1024 * 1024 });
        transport.Open(_wakes.Wake);
        using var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await _wakes.UntilAsync(() => transport.State == TransportState.Open);
        const int Chunks = 500;
        for (var i = 0; i < Chunks; i++)
        {
            var chunk = new byte[32 * 1024];
            chunk.AsSpan().Fill((byte)i);
            Assert.True(transport.Send(chunk));
        }
        var received = new byte[Chunks * 32 * 1024];
        var filled = 0;
        while (filled < received.Length)
            filled += await peer.ReceiveAsync(received.AsMemory(filled), SocketFlags.None, TestContext.Current.CancellationToken);
        for (var i = 0; i < received.Length; i++)
            Assert.Equal((byte)(i / (32 * 1024)), received[i]);
    }

    [Fact]
    public async Task What_is_being_written_counts_as_possibly_sent_before_the_network_took_it()
    {
        using var transport = Create(new TransportOptions { SendLimit = 64 * 1024 * 1024 });
        transport.Open(_wakes.Wake);
        using var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await _wakes.UntilAsync(() => transport.State == TransportState.Open);
        var first = new byte[32 * 1024 * 1024];
        Assert.True(transport.Send(first));
        Assert.Equal(first.Length, transport.BytesPossiblySent);
        Assert.True(transport.Send("later"u8));
        Assert.Equal(first.Length, transport.BytesPossiblySent);
        transport.Close("enough");
        Assert.Equal(first.Length, transport.BytesPossiblySent);
    }

    [Theory]
    [InlineData(ReadMode.Thread)]
    [InlineData(ReadMode.Pool)]
    public async Task Sending_while_the_far_end_resets_never_throws(ReadMode mode)
    {
        for (var round = 0; round < 50; round++)
        {
            using var transport = Create(new TransportOptions { ReadMode = mode });
            transport.Open(_wakes.Wake);
            var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
            await _wakes.UntilAsync(() => transport.State == TransportState.Open);
            peer.LingerState = new LingerOption(enable: true, seconds: 0);
            peer.Dispose();
            while (transport.Send("x"u8)) { }
            Assert.Equal(TransportState.Closed, transport.State);
        }
    }

    [Fact]
    public async Task A_consumer_that_stands_still_ends_in_overrun()
    {
        using var transport = Create(new TransportOptions { ReceiveLimit = 256 * 1024, FullPatience = TimeSpan.FromMilliseconds(5) });
        transport.Open(_wakes.Wake);
        using var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var sending = Task.Run(
            async () =>
            {
                var chunk = new byte[64 * 1024];
                while (transport.State != TransportState.Closed)
                    await peer.SendAsync(chunk, SocketFlags.None);
            },
            TestContext.Current.CancellationToken
        );
        await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
        Assert.StartsWith("overrun", transport.Reason, StringComparison.Ordinal);
        await Record.ExceptionAsync(() => sending);
    }

    [Theory]
    [InlineData(ReadMode.Thread)]
    [InlineData(ReadMode.Pool)]
    public async Task A_switch_that_bursts_480000_events_and_closes_slow_readers_does_not_close_us(ReadMode mode)
    {
        const int Events = 480_000;
        const int Length = 441;
        using var transport = Create(new TransportOptions { ReadMode = mode });
        transport.Open(_wakes.Wake);
        using var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        peer.SendTimeout = 100;
        var writer = new Thread(() =>
        {
            var chunk = new byte[10 * Length];
            for (var i = 0; i < Events / 10; i++)
            {
                for (var sent = 0; sent < chunk.Length; )
                {
                    var count = peer.Send(chunk, sent, chunk.Length - sent, SocketFlags.None, out var error);
                    if (error != SocketError.Success)
                    {
                        peer.Close();
                        return;
                    }
                    sent += count;
                }
            }
            peer.Shutdown(SocketShutdown.Send);
        });
        writer.Start();
        var buffer = new byte[64 * 1024];
        var received = 0L;
        await _wakes.UntilAsync(() =>
        {
            var state = transport.State;
            int count;
            while ((count = transport.Receive(buffer, out _)) > 0)
                received += count;
            return state == TransportState.Closed;
        });
        writer.Join();
        Assert.Equal("the switch closed the connection", transport.Reason);
        Assert.Equal((long)Events * Length, received);
    }

    private SocketTransport Create(TransportOptions options) =>
        new(
            new TcpEndpoint("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port),
            options,
            TimeProvider.System,
            NullLogger<SocketTransport>.Instance
        );
}
