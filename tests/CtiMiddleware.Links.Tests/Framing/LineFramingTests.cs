using System.Text;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Links.Tests.Framing;

public sealed class LineFramingTests
{
    [Theory]
    [InlineData("a\r\n", "a", 3)]
    [InlineData("a\n", "a", 2)]
    [InlineData("\r\n", "", 2)]
    [InlineData("\n", "", 1)]
    [InlineData("one\r\ntwo\r\n", "one", 5)]
    [InlineData("a\rb\r\n", "a\rb", 5)]
    public void A_line_ends_with_lf_and_loses_one_cr(string bytes, string line, int consumed)
    {
        Assert.True(LineFraming.TryReadLine(Encoding.ASCII.GetBytes(bytes), 80, out var length, out var used));
        Assert.Equal(line, bytes[..length]);
        Assert.Equal(consumed, used);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("abc\r")]
    public void An_unfinished_line_asks_for_more(string bytes)
    {
        Assert.False(LineFraming.TryReadLine(Encoding.ASCII.GetBytes(bytes), 80, out var length, out var consumed));
        Assert.Equal((0, 0), (length, consumed));
    }

    [Fact]
    public void A_line_of_exactly_the_bound_is_read_also_when_its_lf_comes_later()
    {
        Assert.True(LineFraming.TryReadLine("12345\r\n"u8, 5, out var length, out _));
        Assert.Equal(5, length);
        Assert.False(LineFraming.TryReadLine("12345\r"u8, 5, out _, out _));
    }

    [Theory]
    [InlineData("123456\n")]
    [InlineData("123456\r\n")]
    [InlineData("1234567")]
    public void A_longer_line_breaks_the_protocol_finished_or_not(string bytes)
    {
        var failure = Assert.Throws<LinkProtocolException>(() => LineFraming.TryReadLine(Encoding.ASCII.GetBytes(bytes), 5, out _, out _));
        Assert.Equal(LinkProtocolError.FrameTooLong, failure.Error);
    }
}
