using System.Text;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>A switch that is broken, or is none.</summary>
public sealed class HostileInputTests
{
    private static readonly byte[] s_login = Encoding.ASCII.GetBytes(
        "Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: 1\r\nMessage: Authentication accepted\r\n\r\nEvent: FullyBooted\r\n\r\n"
    );

    [Fact]
    public void Mutated_recordings_end_in_a_typed_error_or_go_on_and_memory_stays_bounded()
    {
        var corpus = Recording.Names.Select(name => Recording.Load(name).AllBytes()).ToArray();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 400; run++)
        {
            var bytes = (byte[])corpus[random.Next(corpus.Length)].Clone();
            var length = Math.Min(bytes.Length, 60_000);
            for (var i = 0; i < 50; i++)
                Mutate(bytes, length, random);
            Survives(bytes[..length], $"run {run} of seed {seed}");
        }
    }

    [Fact]
    public void Random_bytes_after_the_login_end_in_a_typed_error_or_go_on()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 400; run++)
        {
            var noise = new byte[random.Next(1, 5000)];
            random.NextBytes(noise);
            Survives([.. s_login, .. noise], $"run {run} of seed {seed}");
        }
    }

    [Fact]
    public void A_packet_that_never_ends_drops_the_link_with_the_reason()
    {
        var options = Recording.Options("x") with { MaxFrameLength = 8192 };
        var endless = Encoding.ASCII.GetBytes("Event: Newchannel\r\n" + string.Concat(Enumerable.Repeat("X-Header: abc\r\n", 1000)));
        var error = Assert.Throws<LinkProtocolException>(() =>
            Recording.Replay([(TimeSpan.Zero, [.. s_login, .. endless])], options, ReplaySplit.Random(7, 100))
        );
        Assert.Equal(LinkProtocolError.FrameTooLong, error.Error);
    }

    [Fact]
    public void A_greeting_that_never_ends_drops_the_link_with_the_reason()
    {
        var error = Assert.Throws<LinkProtocolException>(() =>
            Recording.Replay([(TimeSpan.Zero, Encoding.ASCII.GetBytes(new string('x', 4000)))], Recording.Options("x"), ReplaySplit.Whole)
        );
        Assert.Equal(LinkProtocolError.BadGreeting, error.Error);
    }

    [Fact]
    public void Another_service_on_the_port_blocks_the_link_and_its_greeting_is_told()
    {
        var (output, _) = Recording.Replay(
            [(TimeSpan.Zero, "SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray())],
            Recording.Options("x"),
            ReplaySplit.Whole
        );
        var close = Assert.Single(output.Items.OfType<ReplayItem.Close>());
        Assert.Equal(CloseNext.Blocked, close.Next);
        Assert.Contains("SSH-2.0", close.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_never_ends_is_given_up_with_a_reason()
    {
        var output = new ReplayOutput(Recording.Start);
        var protocol = new AsteriskAmiProtocol(
            Recording.Options("x") with
            {
                MaxListEvents = 100,
            },
            new SeededIdSource(TimeProvider.System, 1)
        );
        var replay = new ProtocolReplay(protocol, output);
        replay.Open();
        replay.Receive(s_login, ReplaySplit.Whole);
        output.TakeWire();
        var ticket = replay.Execute(new SwitchCommand.Escape([new("Action", "BridgeList")]));
        var id = ActionId(output.TakeWire());
        replay.Receive(
            Encoding.ASCII.GetBytes($"Response: Success\r\nActionID: {id}\r\nEventList: start\r\nMessage: x\r\n\r\n"),
            ReplaySplit.Whole
        );
        for (var i = 0; i < 200; i++)
            replay.Receive(
                Encoding.ASCII.GetBytes($"Event: BridgeListItem\r\nActionID: {id}\r\nBridgeUniqueid: {i}\r\n\r\n"),
                ReplaySplit.Whole
            );
        var completed = Assert.Single(output.Items.OfType<ReplayItem.Completed>());
        Assert.Equal(ticket, completed.Ticket);
        Assert.Equal(CommandOutcome.Rejected, completed.Answer.Outcome);
    }

    [Fact]
    public void Missing_and_repeated_fields_are_anomalies_with_the_frame()
    {
        var frames =
            "Event: Hangup\r\nChannel: PJSIP/1-1\r\n\r\nEvent: Newstate\r\nChannelState: 99\r\nChannel: PJSIP/1-1\r\nUniqueid: 1.1\r\n\r\nEvent: X\r\nEvent: Y\r\n\r\n";
        var (output, _) = Recording.Replay(
            [(TimeSpan.Zero, [.. s_login, .. Encoding.ASCII.GetBytes(frames)])],
            Recording.Options("x"),
            ReplaySplit.Whole
        );
        var anomalies = output.Items.OfType<ReplayItem.Anomaly>().ToList();
        Assert.Equal([AnomalyKind.MissingField, AnomalyKind.InvalidField, AnomalyKind.UnexpectedEvent], anomalies.Select(a => a.Kind));
        Assert.All(anomalies, a => Assert.Contains("Event: ", a.Frame, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_event_is_kept_with_its_type_and_bytes()
    {
        var (output, _) = Recording.Replay(
            [(TimeSpan.Zero, [.. s_login, .. "Event: FromTheFuture\r\nA: b\r\n\r\n"u8])],
            Recording.Options("x"),
            ReplaySplit.Whole
        );
        var unknown = Assert.Single(output.Items.OfType<ReplayItem.Unknown>());
        Assert.Equal("FromTheFuture", unknown.Type);
        Assert.Contains("A: b", unknown.Frame, StringComparison.Ordinal);
    }

    private static string ActionId(string wire) =>
        wire.Split("\r\n").First(line => line.StartsWith("ActionID: ", StringComparison.Ordinal))[10..];

    private static void Survives(byte[] bytes, string what)
    {
        try
        {
            Recording.Replay([(TimeSpan.Zero, bytes)], Recording.Options("x"), ReplaySplit.Random((ulong)bytes.Length, 900));
        }
        catch (LinkProtocolException)
        {
            // A typed error drops the link: that is the rule, not a fault.
        }
        catch (Exception e)
        {
            Assert.Fail($"{what}: {e}");
        }
    }

    private static void Mutate(byte[] bytes, int length, Random random)
    {
        var at = random.Next(length);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                var count = Math.Min(random.Next(40), length - at);
                Array.Copy(bytes, random.Next(length - count), bytes, at, count);
                break;
            default:
                bytes[at] = (byte)"\r\n: "[random.Next(4)];
                break;
        }
    }
}
