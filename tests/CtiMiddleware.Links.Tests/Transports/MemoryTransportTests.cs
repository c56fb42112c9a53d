using CtiMiddleware.Links.Transports;

namespace CtiMiddleware.Links.Tests.Transports;

public sealed class MemoryTransportTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Bytes_pass_both_ways_inline()
    {
        var (transport, peer) = MemoryTransport.CreatePair(_time);
        using (transport)
        {
            Assert.True(transport.Send("to"u8));
            Assert.Equal("to"u8.ToArray(), peer.Take());
            Assert.True(peer.Send("fro"u8));
            var buffer = new byte[10];
            Assert.Equal(3, transport.Receive(buffer, out _));
            Assert.Equal("fro"u8.ToArray(), buffer[..3]);
        }
    }

    [Fact]
    public void Connecting_where_nobody_listens_closes_with_a_reason()
    {
        using var transport = new MemoryNetwork(_time).Create(new TcpEndpoint("nowhere", 1));
        transport.Open(static () => { });
        Assert.Equal(TransportState.Closed, transport.State);
        Assert.Equal("cannot connect: nobody listens at tcp://nowhere:1", transport.Reason);
        Assert.False(transport.Steps[^1].Ok);
    }

    [Fact]
    public void What_was_received_before_the_far_end_closed_can_still_be_taken()
    {
        var (transport, peer) = MemoryTransport.CreatePair(_time);
        using (transport)
        {
            peer.Send("last words"u8);
            peer.Close();
            Assert.Equal(TransportState.Closed, transport.State);
            Assert.Equal(10, transport.Receive(new byte[20], out _));
        }
    }

    [Fact]
    public void A_far_end_that_does_not_read_counts_as_not_sent_and_closes_beyond_the_bound()
    {
        var (transport, peer) = MemoryTransport.CreatePair(_time, new TransportOptions { SendLimit = 10 });
        using (transport)
        {
            peer.Paused = true;
            Assert.True(transport.Send("123456"u8));
            Assert.Equal(0, transport.BytesPossiblySent);
            Assert.False(transport.Send("123456"u8));
            Assert.Contains("the switch does not read", transport.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Overrun_closes_with_that_reason()
    {
        var (transport, peer) = MemoryTransport.CreatePair(_time, new TransportOptions { ReceiveLimit = 10 });
        using (transport)
        {
            Assert.False(peer.Send(new byte[11]));
            Assert.StartsWith("overrun", transport.Reason, StringComparison.Ordinal);
        }
    }
}
