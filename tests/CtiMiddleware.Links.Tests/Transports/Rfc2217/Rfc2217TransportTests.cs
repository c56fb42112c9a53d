using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Rfc2217;
using CtiMiddleware.Links.Transports.Serial;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Links.Tests.Transports.Rfc2217;

/// <summary>The transport in memory and virtual time, with the recorded answers of a real server at the far end.</summary>
public sealed class Rfc2217TransportTests
{
    private readonly ManualTime _time = new();
    private readonly MemoryNetwork _network;
    private readonly List<byte> _heard = [];
    private MemoryPeer? _peer;

    public Rfc2217TransportTests() => _network = new MemoryNetwork(_time);

    [Fact]
    public void It_opens_when_the_line_is_set_and_passes_every_byte()
    {
        Listen(answers: true);
        using var transport = Open(
            new SerialLineSettings
            {
                BaudRate = 1200,
                DataBits = 7,
                Parity = Parity.Even,
                StopBits = StopBits.Two,
            }
        );
        Assert.Equal(("", TransportState.Open), (transport.Reason, transport.State));
        Assert.Equal(["connect", "negotiate", "settings"], transport.Steps.Select(static step => step.Name));
        Assert.Equal("The device server (ser2net) gives control of the port.", transport.Steps[1].Sentence);
        Assert.Equal("The line is as asked: 1200 baud, 7E2, no handshake.", transport.Steps[2].Sentence);
        Assert.Null(transport.Impairment);
        _heard.Clear();
        Assert.True(transport.Send([1, 0xFF, 13]));
        Assert.Equal([1, 0xFF, 0xFF, 13], _heard);
        Assert.Equal(3, transport.BytesPossiblySent);
        _peer!.Send([7, 0xFF]);
        _peer.Send([0xFF, 8]);
        var buffer = new byte[10];
        Assert.Equal(3, transport.Receive(buffer, out _));
        Assert.Equal([7, 0xFF, 8], buffer[..3]);
    }

    [Fact]
    public void Another_line_than_asked_is_refused_or_with_the_setting_used_and_told()
    {
        Listen(answers: true);
        var asked = new SerialLineSettings { BaudRate = 2400 };
        _silent = [];
        using (var refused = Open(asked))
        {
            // What was never asked of the recorded server is answered with what it has.
            Assert.Equal(
                (
                    TransportState.Closed,
                    "2400 baud asked, device gives 9600: ask for what the device can do, or set AcceptDifference to use the line all the same"
                ),
                (refused.State, refused.Reason)
            );
            Assert.False(refused.Steps[^1].Ok);
        }
        using var accepted = Open(asked with { AcceptDifference = true });
        Assert.Equal((TransportState.Open, "2400 baud asked, device gives 9600"), (accepted.State, accepted.Impairment));
    }

    [Fact]
    public void A_server_that_answers_nothing_is_waited_for_four_seconds_and_used_as_telnet()
    {
        Listen(answers: false);
        using var transport = Open(new SerialLineSettings());
        Assert.Equal(TransportState.Connecting, transport.State);
        Wait();
        Assert.Equal(TransportState.Open, transport.State);
        Assert.Equal("the server does not answer to COM port control (RFC 2217), the line is as the server has it", transport.Impairment);
        Assert.False(transport.Control(LineControl.DtrOff));
        using var strict = Open(new SerialLineSettings { AcceptDifference = false });
        Wait();
        Assert.Equal(TransportState.Closed, strict.State);
    }

    [Fact]
    public void A_value_that_is_met_with_silence_is_asked_for_and_the_difference_known()
    {
        _silentTo = [0xFF, 0xFA, 0x2C, 4, 3, 0xFF, 0xF0];
        Listen(answers: true);
        using var transport = Open(new SerialLineSettings { StopBits = StopBits.OnePointFive, AcceptDifference = true });
        Assert.Equal(TransportState.Connecting, transport.State);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((TransportState.Open, "8N1.5 asked, device gives 8N1"), (transport.State, transport.Impairment));
    }

    [Fact]
    public void One_answer_that_does_not_come_makes_the_link_less_and_no_more()
    {
        _silent = [4];
        Listen(answers: true);
        using var transport = Open(new SerialLineSettings());
        Wait();
        Assert.Equal((TransportState.Open, "the server does not answer to stop size"), (transport.State, transport.Impairment));
    }

    [Fact]
    public void Notices_and_control_go_both_ways()
    {
        Listen(answers: true);
        using var transport = Open(new SerialLineSettings());
        _heard.Clear();
        Assert.True(transport.Control(LineControl.DtrOff));
        Assert.True(transport.Control(LineControl.Break));
        _time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.True(transport.Control(LineControl.PurgeSent));
        Assert.Equal("FFFA2C0509FFF0" + "FFFA2C0505FFF0" + "FFFA2C0506FFF0" + "FFFA2C0C02FFF0", Convert.ToHexString([.. _heard]));
        _peer!.Send([0xFF, 0xFA, 0x2C, 106, 4, 0xFF, 0xF0]);
        Assert.True(transport.TryTakeNotice(out var notice));
        Assert.Equal(new LineNotice(LineNoticeKind.Parity, On: false), notice);
        Assert.Equal(1, transport.LineErrors["Parity"]);
    }

    [Fact]
    public void The_end_of_the_server_is_told_with_its_name_and_after_what_it_sent()
    {
        Listen(answers: true);
        using var transport = Open(new SerialLineSettings());
        _peer!.Send("last"u8);
        _peer.Close();
        Assert.Equal((TransportState.Closed, "the device server closed the connection"), (transport.State, transport.Reason));
        Assert.Equal(4, transport.Receive(new byte[10], out _));
        Assert.False(transport.Send("x"u8));
    }

    [Fact]
    public void A_server_that_ends_the_connection_while_it_is_answered_is_noticed_at_once()
    {
        Listen(answers: true);
        using var transport = Open(new SerialLineSettings());
        Assert.Equal(TransportState.Open, transport.State);
        _peer!.OnReceived(() => _peer.Close());
        // An option that nobody knows must be refused, and that refusal is what the server ends at.
        _peer.Send([0xFF, 0xFD, 200]);
        Assert.Equal((TransportState.Closed, "the device server closed the connection"), (transport.State, transport.Reason));
    }

    [Fact]
    public void Nobody_listening_is_a_reason_in_words()
    {
        using var transport = Open(new SerialLineSettings());
        Assert.Equal((TransportState.Closed, "cannot connect: nobody listens at tcp://lan:3333"), (transport.State, transport.Reason));
    }

    private byte[] _silent = [];
    private byte[] _silentTo = [];

    // Half of the time for the answers, half for those that were asked for again.
    private void Wait()
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(2));
    }

    private void Listen(bool answers) =>
        _network.Listen(
            "lan",
            3333,
            peer =>
            {
                _peer = peer;
                peer.OnReceived(() => Answer(peer, answers));
                if (answers)
                    peer.Send(RecordedServer.Greeting);
            }
        );

    // With the recorded bytes where the very request was recorded; a query's answer where it was not.
    private void Answer(MemoryPeer peer, bool answers)
    {
        var bytes = peer.Take();
        _heard.AddRange(bytes);
        for (var start = 0; answers && start < bytes.Length - 4; start++)
        {
            if (bytes[start] != 0xFF || bytes[start + 1] != 0xFA)
                continue;
            var command = bytes[start + 3];
            var end = Array.IndexOf(bytes, (byte)0xF0, start + 4) + 1;
            if (_silent.Contains(command) || bytes.AsSpan(start..end).SequenceEqual(_silentTo))
                continue;
            peer.Send(
                RecordedServer.AnswerTo(bytes.AsSpan(start..end))
                    ?? command switch
                    {
                        1 => RecordedServer.Answer("BAUD? (0)"),
                        2 => RecordedServer.Answer("SIZE?"),
                        3 or 4 => [0xFF, 0xFA, 0x2C, (byte)(100 + command), 1, 0xFF, 0xF0],
                        _ => [],
                    }
            );
        }
    }

    private Rfc2217Transport Open(SerialLineSettings line)
    {
        var transport = new Rfc2217Transport(
            new Rfc2217Endpoint("lan", 3333, line),
            _network.Create(new TcpEndpoint("lan", 3333)),
            new TransportOptions(),
            _time,
            NullLogger<Rfc2217Transport>.Instance
        );
        transport.Open(static () => { });
        return transport;
    }
}
