using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Tests.Transports;

/// <summary>A serial line in memory: what no pseudo terminal can show.</summary>
public sealed class MemoryLineTests
{
    private static readonly SerialLineSettings SevenEven = new() { DataBits = 7, Parity = Parity.Even };

    private readonly ManualTime _time = new();

    [Fact]
    public void Every_kind_of_notice_is_told_in_order_and_errors_are_counted()
    {
        var (transport, peer) = MemoryTransport.CreatePair(_time);
        using (transport)
        {
            var kinds = Enum.GetValues<LineNoticeKind>();
            foreach (var kind in kinds)
                peer.Notice(kind, on: kind > LineNoticeKind.Break);
            foreach (var kind in kinds)
            {
                Assert.True(transport.TryTakeNotice(out var notice));
                Assert.Equal(new LineNotice(kind, kind > LineNoticeKind.Break), notice);
            }
            Assert.False(transport.TryTakeNotice(out _));
            Assert.Equal(["Break", "Framing", "Overrun", "Parity"], transport.LineErrors.Keys);
        }
    }

    [Fact]
    public void Control_reaches_the_far_end_where_there_is_one_for_it()
    {
        var (transport, peer) = MemoryTransport.CreatePair(_time);
        using (transport)
        {
            Assert.False(transport.Control(LineControl.DtrOff));
            var seen = new List<LineControl>();
            peer.Controlled = seen.Add;
            Assert.True(transport.Control(LineControl.DtrOff));
            Assert.Equal([LineControl.DtrOff], seen);
            peer.Impairment = "7E1 asked, device gives 8N1";
            Assert.Equal(peer.Impairment, transport.Impairment);
        }
    }

    [Fact]
    public void Notices_beyond_the_bound_are_counted()
    {
        var (transport, peer) = MemoryTransport.CreatePair(_time);
        using (transport)
        {
            for (var i = 0; i < 300; i++)
                peer.Notice(LineNoticeKind.Framing);
            Assert.Equal((300, 300 - 256), (transport.LineErrors["Framing"], transport.LineErrors["NoticesDropped"]));
        }
    }

    [Fact]
    public void Noise_flips_bits_at_its_rate_and_the_same_for_the_same_seed()
    {
        const int Bytes = 100_000;
        var first = new LineNoise(7, 0.001);
        var one = new byte[Bytes];
        first.Pass(one, static _ => Assert.Fail("without parity nothing is seen"));
        // 800,000 bits: the mean is 800, the standard deviation 28.
        Assert.InRange(first.Flipped, 600, 1000);
        Assert.Equal(first.Flipped, one.Sum(static value => (long)byte.PopCount(value)));
        var two = new byte[Bytes];
        new LineNoise(7, 0.001).Pass(two, static _ => { });
        Assert.Equal(one, two);
    }

    [Fact]
    public void With_parity_single_errors_are_seen_told_and_replaced()
    {
        var (transport, peer) = MemoryTransport.CreatePair(_time);
        using (transport)
        {
            peer.Noise = new LineNoise(7, 0.001, SevenEven);
            var sent = Enumerable.Repeat((byte)'5', 10_000).ToArray();
            Assert.True(peer.Send(sent));
            var received = new byte[sent.Length];
            Assert.Equal(sent.Length, transport.Receive(received, out _));
            var replaced = received.Count(static value => value == '?');
            Assert.InRange(replaced, 40, 120);
            Assert.Equal(replaced, transport.LineErrors["Parity"]);
            // Two flips in one character escape the parity bit, as they do on a line.
            Assert.InRange(received.Count(static value => value is not (byte)'5' and not (byte)'?'), 0, 10);
        }
    }
}
