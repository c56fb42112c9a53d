using System.Text;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.Rfc2217;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Tests.Transports.Rfc2217;

public sealed class Rfc2217SessionTests
{
    private static readonly SerialLineSettings SevenEvenTwo = new()
    {
        BaudRate = 1200,
        DataBits = 7,
        Parity = Parity.Even,
        StopBits = StopBits.Two,
        Handshake = Handshake.RequestToSend,
    };

    private readonly LineNotices _notices = new();

    [Fact]
    public void With_the_recorded_server_the_line_is_set_and_nothing_is_waited_for_that_it_does_not_answer()
    {
        var session = Make(SevenEvenTwo);
        session.Start();
        Assert.Equal("ff fb 2c ff fb 00 ff fd 00 ff fb 03 ff fd 03", Sent(session));
        session.Feed(RecordedServer.Greeting);
        var asked = Sent(session);
        Assert.Equal(
            // ECHO is theirs; all else of the greeting answers what was offered.
            "ff fd 01 ff fa 2c 00 ff f0 ff fa 2c 01 00 00 04 b0 ff f0 ff fa 2c 02 07 ff f0 ff fa 2c 03 03 ff f0 ff fa 2c 04 02 ff f0 "
                + "ff fa 2c 05 03 ff f0 ff fa 2c 05 08 ff f0 ff fa 2c 0a 1e ff f0 ff fa 2c 0b ff ff ff f0",
            asked
        );
        foreach (var label in new[] { "WILL COM-PORT", "SIGNATURE?", "BAUD 1200", "SIZE 7", "PARITY even(3)", "STOP 2" })
            session.Feed(RecordedServer.Answer(label));
        Assert.False(session.IsReady, "the handshake is not answered yet");
        session.Feed(RecordedServer.Answer("CONTROL 3"));
        Assert.True(session.IsReady);
        Assert.Empty(RecordedServer.Answer("CONTROL 8"));
        Assert.Null(session.Impairment);
        Assert.Equal("ser2net", session.Signature);
        Assert.Equal("1200 baud, 7E2, RTS/CTS", session.Line);
        session.Feed(RecordedServer.Answer("LINESTATE-MASK"));
        session.Feed(RecordedServer.Answer("MODEMSTATE-MASK"));
        Assert.Equal("", Sent(session));
        Assert.Empty(_notices.Errors);
    }

    [Fact]
    public void Every_request_that_was_recorded_is_written_as_it_was_sent_then()
    {
        var session = Agreed(SevenEvenTwo);
        foreach (var request in Subnegotiations(session))
        {
            // The masks of a client are its own choice; DTR was asked with the same bytes.
            if (request[3] is 10 or 11)
                continue;
            Assert.NotNull(RecordedServer.AnswerTo(request));
        }
    }

    [Fact]
    public void Cut_anywhere_the_recording_gives_the_same_line()
    {
        var bytes = RecordedServer
            .Greeting.Concat(
                new[] { "SIGNATURE?", "BAUD 1200", "SIZE 7", "PARITY even(3)", "STOP 2", "CONTROL 3", "data w/ IAC IAC" }.SelectMany(
                    RecordedServer.Answer
                )
            )
            .Concat("MD\r\0\xFF"u8.ToArray()[..4])
            .Concat(new byte[] { 0xFF, 0xFF, (byte)'!' })
            .ToArray();
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var session = Make(SevenEvenTwo);
            session.Start();
            session.Feed(bytes.AsSpan(0, cut));
            session.Feed(bytes.AsSpan(cut));
            Assert.True(session.IsReady);
            Assert.Null(session.Impairment);
            Assert.Equal(Encoding.Latin1.GetBytes("MD\r\0\u00FF!"), session.Received.WrittenSpan.ToArray());
        }
    }

    [Fact]
    public void Values_that_the_server_gives_instead_are_the_difference()
    {
        var session = Agreed(SevenEvenTwo);
        // The queries' answers of the recording: 9600, eight bits.
        session.Feed(RecordedServer.Answer("BAUD? (0)"));
        session.Feed(RecordedServer.Answer("SIZE?"));
        session.Feed([0xFF, 0xFA, 0x2C, 103, 1, 0xFF, 0xF0]);
        session.Feed([0xFF, 0xFA, 0x2C, 104, 1, 0xFF, 0xF0]);
        session.Feed(RecordedServer.Answer("CONTROL 0"));
        Assert.True(session.IsReady);
        Assert.Equal(
            "7E2 asked, device gives 8N1, 1200 baud asked, device gives 9600, RTS/CTS asked, device gives no handshake",
            session.Impairment
        );
    }

    [Fact]
    public void A_router_that_answers_the_speed_in_one_octet_is_understood()
    {
        var session = Agreed(SevenEvenTwo);
        session.Feed([0xFF, 0xFA, 0x2C, 101, 5, 0xFF, 0xF0]);
        session.StopWaiting();
        Assert.Equal("the server does not answer to data size, handshake, parity, stop size", session.Impairment);
        Assert.Null(session.Difference);
    }

    [Fact]
    public void A_server_that_refuses_leaves_telnet_and_says_so()
    {
        var session = Make(SevenEvenTwo);
        session.Start();
        session.Feed([0xFF, 254, 44]);
        Assert.True(session.IsReady);
        Assert.True(session.IsRaw);
        Assert.Equal("the server refuses COM port control (RFC 2217), the line is as the server has it", session.Impairment);
        Sent(session);
        Assert.False(session.Control(ComPortCodes.DtrOff));
        // No eight bits were agreed on: a carriage return goes as RFC 854 wants it, and FF doubled.
        session.Send([(byte)'a', 13, (byte)'b', 13, 10, 0xFF]);
        Assert.Equal("61 0d 00 62 0d 0a ff ff", Sent(session));
        session.Feed("x\r\0y\r\nz\r"u8);
        session.Feed("\0!"u8);
        Assert.Equal("x\ry\r\nz\r!"u8.ToArray(), session.Received.WrittenSpan.ToArray());
    }

    [Fact]
    public void A_server_that_is_silent_is_no_longer_waited_for()
    {
        var session = Make(SevenEvenTwo);
        session.Start();
        session.StopWaiting();
        Assert.True(session.IsRaw);
        Assert.StartsWith("the server does not answer to COM port control", session.Impairment, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_that_is_offered_again_is_not_answered_again()
    {
        var session = Make(SevenEvenTwo);
        session.Start();
        session.Feed(RecordedServer.Greeting);
        Sent(session);
        for (var i = 0; i < 10; i++)
        {
            session.Feed(RecordedServer.Greeting);
            // NAWS is not wanted: refused once.
            session.Feed([0xFF, 253, 31]);
            session.Feed([0xFF, 251, 31]);
        }
        Assert.Equal("ff fc 1f ff fe 1f", Sent(session));
    }

    [Fact]
    public void Errors_and_control_lines_are_told()
    {
        var session = Agreed(SevenEvenTwo);
        session.Feed(LineState(4));
        session.Feed(LineState(8 | 2));
        session.Feed(LineState(16 | 1 | 32 | 64));
        Assert.Equal(
            [LineNoticeKind.Parity, LineNoticeKind.Framing, LineNoticeKind.Overrun, LineNoticeKind.Break],
            Taken().Select(static one => one.Kind)
        );
        session.Feed(ModemState(0x30));
        Assert.Empty(Taken());
        session.Feed(ModemState(0x80 | 0x30 | 8));
        session.Feed(ModemState(0x40 | 0x10 | 2 | 8));
        session.Feed(ModemState(0x10 | 4));
        session.Feed(ModemState(0x10 | 4));
        Assert.Equal(
            [
                new(LineNoticeKind.CarrierDetect, On: true),
                new(LineNoticeKind.DataSetReady, On: false),
                new(LineNoticeKind.CarrierDetect, On: false),
                new(LineNoticeKind.RingIndicator, On: true),
                new(LineNoticeKind.RingIndicator, On: false),
                new(LineNoticeKind.RingIndicator, On: false),
            ],
            Taken()
        );
        session.Feed([0xFF, 243]);
        Assert.Equal([new(LineNoticeKind.Break, On: false)], Taken());
        Assert.Equal(2, _notices.Errors["Break"]);
    }

    [Fact]
    public void A_pause_holds_the_line_back_and_control_goes_on()
    {
        var session = Agreed(SevenEvenTwo);
        Sent(session);
        session.Feed([0xFF, 0xFA, 0x2C, 108, 0xFF, 0xF0]);
        session.Send("held"u8);
        Assert.Equal(4, session.Held);
        Assert.True(session.Control(ComPortCodes.DtrOff));
        Assert.Equal("ff fa 2c 05 09 ff f0", Sent(session));
        session.Feed([0xFF, 0xFA, 0x2C, 109, 0xFF, 0xF0]);
        Assert.Equal("68 65 6c 64", Sent(session));
        Assert.True(session.Purge());
        Assert.Equal("ff fa 2c 0c 02 ff f0", Sent(session));
    }

    [Fact]
    public void Random_bytes_never_stop_it_and_the_line_is_found_again()
    {
        var random = new Random(1);
        for (var round = 0; round < 3000; round++)
        {
            var session = Agreed(SevenEvenTwo);
            var noise = new byte[random.Next(600)];
            for (var i = 0; i < noise.Length; i++)
                noise[i] = random.Next(3) == 0 ? (byte)(random.Next(2) == 0 ? 255 : 240 + random.Next(16)) : (byte)random.Next(256);
            session.Feed(noise);
            // A whole subnegotiation ends whatever was begun; an FF that stood open at its end takes one octet at most.
            session.Feed(LineState(0));
            session.Feed(LineState(0));
            session.Received.ResetWrittenCount();
            Assert.InRange(session.Wire.WrittenCount, 0, 4096);
            session.Feed([.. "all clear"u8, 0xFF, 0xFF]);
            Assert.Equal([.. "all clear"u8, 0xFF], session.Received.WrittenSpan.ToArray());
        }
    }

    [Fact]
    public void A_subnegotiation_without_an_end_does_not_swallow_the_line()
    {
        var session = Agreed(SevenEvenTwo);
        session.Feed([0xFF, 0xFA, 0x2C, .. Enumerable.Repeat((byte)'x', 1000)]);
        Assert.Equal(1000 + 1 - 257, session.Received.WrittenCount);
        Assert.Equal(1, _notices.Errors["MalformedCommands"]);
    }

    [Fact]
    public void Every_byte_of_the_line_goes_and_comes_as_it_is()
    {
        var every = Enumerable.Range(0, 256).Select(static value => (byte)value).ToArray();
        var session = Agreed(SevenEvenTwo);
        Sent(session);
        session.Send(every);
        var wire = session.Wire.WrittenSpan.ToArray();
        Assert.Equal(257, wire.Length);
        session.Feed(wire);
        Assert.Equal(every, session.Received.WrittenSpan.ToArray());
    }

    private Rfc2217Session Make(SerialLineSettings asked) => new(asked, _notices);

    private Rfc2217Session Agreed(SerialLineSettings asked)
    {
        var session = Make(asked);
        session.Start();
        session.Feed(RecordedServer.Greeting);
        return session;
    }

    private LineNotice[] Taken()
    {
        var taken = new List<LineNotice>();
        while (_notices.TryTake(out var notice))
            taken.Add(notice);
        return [.. taken];
    }

    private static string Sent(Rfc2217Session session)
    {
        var text = string.Join(' ', session.Wire.WrittenSpan.ToArray().Select(static one => one.ToString("x2")));
        session.Wire.ResetWrittenCount();
        return text;
    }

    private static IEnumerable<byte[]> Subnegotiations(Rfc2217Session session)
    {
        var wire = session.Wire.WrittenSpan.ToArray();
        for (var start = 0; start < wire.Length - 1; start++)
        {
            if (wire[start] != 0xFF || wire[start + 1] != 0xFA)
                continue;
            var end = start;
            while (wire[end] != 0xFF || wire[end + 1] != 0xF0)
                end++;
            yield return wire[start..(end + 2)];
        }
    }

    private static byte[] LineState(byte state) => [0xFF, 0xFA, 0x2C, 106, state, 0xFF, 0xF0];

    private static byte[] ModemState(byte state) => [0xFF, 0xFA, 0x2C, 107, state, 0xFF, 0xF0];
}
