using System.Buffers;
using System.Text;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.Tests.LineText;

public sealed class LineTextCodecTests
{
    [Theory]
    [InlineData("OK 7", "OK", 7, null)]
    [InlineData("ERR 7 bad-conn text=there%20is%20none", "ERR", 7, "bad-conn")]
    [InlineData("EV 12 ALERTING conn=1.2 dev=trunk:carrier to=ünïversal", "EV", 12, "ALERTING")]
    [InlineData("MAKE 3 dev=1001 to=1=2", "MAKE", 3, null)]
    public void A_line_is_read_and_written_back(string text, string word, long number, string? name)
    {
        var message = Read(text);
        Assert.Equal((word, number, name), (message.Word, message.Number, message.Name));
        Assert.Equal(text, message.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ok 7")]
    [InlineData("OK")]
    [InlineData("OK x")]
    [InlineData("OK -1")]
    [InlineData("OK 99999999999999999999")]
    [InlineData("OK 7 a=1  b=2")]
    [InlineData("OK 7 NAME word")]
    [InlineData("OK 7 =value")]
    public void Rejects_a_line_of_another_shape(string text) =>
        Assert.Equal(LinkProtocolError.Malformed, Assert.Throws<LinkProtocolException>(() => Read(text)).Error);

    [Fact]
    public void Rejects_what_is_not_text() =>
        Assert.Throws<LinkProtocolException>(() =>
            LineTextMessageReader.Read([0x4F, 0x4B, 0x20, 0x37, 0xFF], new char[Message.MaxLength]).Number
        );

    [Fact]
    public void No_value_becomes_another_field_or_another_line()
    {
        foreach (var value in new[] { "a b", "x\r\nCLEARCALL 9 call=1", "100%", "%20", "\0\x7f", "=", "ä ö", "" })
        {
            var message = Read(new Message("MAKE", 1, null, ("dev", value), ("to", "1002")).ToString());
            Assert.Equal(2, message.Fields.Length);
            Assert.Equal(value, message.Find("dev"));
            Assert.DoesNotContain('\n', message.ToString());
        }
        var rig = LineTextRig.LoggedIn();
        rig.Replay.Execute(new SwitchCommand.MakeCall("1001 to=1\r\nBYE 0", "1002"));
        Assert.Equal("MAKE 2 dev=1001%20to=1%0D%0ABYE%200 to=1002\r\n", rig.Output.TakeWire());
    }

    [Fact]
    public void What_is_longer_than_a_line_is_not_written()
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.True(LineTextMessageWriter.TryWrite(new Message("M", 1, null, ("k", new string('x', 4090))), output));
        Assert.Equal(4098, output.WrittenCount);
        Assert.False(LineTextMessageWriter.TryWrite(new Message("M", 1, null, ("k", new string('x', 4091))), output));
        Assert.Equal(4098, output.WrittenCount);
        var rig = LineTextRig.LoggedIn();
        rig.Replay.Execute(new SwitchCommand.MakeCall("1001", new string('1', 5000)));
        Assert.Equal(CommandOutcome.Rejected, Assert.Single(rig.Said<ReplayItem.Completed>()).Answer.Outcome);
        Assert.Empty(rig.Output.TakeWire());
    }

    [Fact]
    public void The_secret_is_in_no_capture_and_no_text()
    {
        var scrubbed = new ArrayBufferWriter<byte>();
        new LineTextAdapterFactory().CreateScrubber().Scrub(CaptureDirection.Sent, "LOGIN 1 user=cti secret=s%20e%25cret\r\n"u8, scrubbed);
        Assert.Equal("LOGIN 1 user=cti secret=***\r\n", Encoding.UTF8.GetString(scrubbed.WrittenSpan));
        Assert.DoesNotContain("cret", LineTextRig.Options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_options_out_of_bounds_and_names_every_error()
    {
        var wrong = new LineTextOptions
        {
            User = "",
            Secret = "x",
            HeartbeatInterval = TimeSpan.Zero,
            HeartbeatTimeout = TimeSpan.FromHours(1),
            LoginTimeout = TimeSpan.FromMilliseconds(999),
        };
        var refused = Assert.Throws<ArgumentException>(() => LineTextRig.Create(wrong));
        foreach (var name in new[] { "User", "HeartbeatInterval", "HeartbeatTimeout", "LoginTimeout" })
            Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        LineTextRig.Create(
            LineTextRig.Options with
            {
                LoginTimeout = TimeSpan.FromSeconds(1),
                HeartbeatInterval = TimeSpan.FromMinutes(10),
            }
        );
    }

    private static Message Read(string text) =>
        LineTextMessageReader.Read(Encoding.UTF8.GetBytes(text), new char[Message.MaxLength]).ToMessage();
}
