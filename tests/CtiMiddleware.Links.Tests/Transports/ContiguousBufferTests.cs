using CtiMiddleware.Links.Transports;

namespace CtiMiddleware.Links.Tests.Transports;

public sealed class ContiguousBufferTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_goes_in_comes_out_in_order_whatever_is_consumed_when(int seed)
    {
        var random = new Random(seed);
        var buffer = new ContiguousBuffer(64);
        byte next = 0;
        byte expected = 0;
        for (var round = 0; round < 5000; round++)
        {
            var bytes = new byte[random.Next(0, 100)];
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = next++;
            buffer.Append(bytes);
            var take = random.Next(0, Math.Min(buffer.Length, 150) + 1);
            foreach (var value in buffer.Unread[..take])
                Assert.Equal(expected++, value);
            buffer.Consume(take);
        }
    }

    [Fact]
    public void It_grows_for_a_long_frame_and_shrinks_when_empty_again()
    {
        var buffer = new ContiguousBuffer(64);
        buffer.Append(new byte[1000]);
        Assert.True(buffer.Capacity >= 1000);
        buffer.Consume(1000);
        Assert.Equal(64, buffer.Capacity);
    }
}
