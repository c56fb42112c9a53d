using System.Text;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Tests.Switches;

public sealed class HostileProtocolTests
{
    [Theory]
    [InlineData("Opened")]
    [InlineData("Received")]
    [InlineData("Execute")]
    [InlineData("Abandon")]
    [InlineData("Elapsed")]
    [InlineData("Closed")]
    public void An_adapter_that_throws_costs_its_link_and_never_the_process(string where)
    {
        using var bench = new Bench();
        var armed = where is "Opened";
        bench.Adapter.Prepare = null;
        Arm(bench, call => armed && call.StartsWith(where, StringComparison.Ordinal));
        if (where == "Opened")
        {
            bench.Start();
            Assert.Equal(LinkState.Down, bench.Link.State);
        }
        else
        {
            bench.StartInService();
            bench.Switch.Answer = static (_, _) => null;
            armed = true;
            switch (where)
            {
                case "Received":
                    bench.Say("NORMAL");
                    break;
                case "Execute":
                    Assert.Equal(CommandOutcome.NotSent, bench.Do(new SwitchCommand.MakeCall("1001", "1002")).Outcome);
                    break;
                case "Abandon":
                    bench.Give(new SwitchCommand.MakeCall("1001", "1002"));
                    bench.Advance(5);
                    break;
                case "Elapsed":
                    armed = false;
                    bench.Say("TIMER 1");
                    armed = true;
                    bench.Advance(1);
                    break;
                default:
                    bench.Switch.Down();
                    bench.Runtime.RunUntilIdle();
                    bench.Switch.Up();
                    break;
            }
            Assert.Equal(LinkState.Down, bench.Link.State);
        }
        if (where != "Closed")
            Assert.Equal($"internal: InvalidOperationException in {where}", bench.Link.Reason);
        Assert.Equal(1, bench.Runtime.Diagnostics(Bench.Hq1)!.ProtocolErrors["Internal"]);
        armed = false;
        bench.Switch.Answer = static (ticket, _) => $"OK {ticket}";
        bench.Advance(5);
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Do(new SwitchCommand.MakeCall("1001", "1002")).Outcome);
    }

    [Fact]
    public void A_broken_frame_drops_the_link_with_a_reason_and_keeps_the_bytes()
    {
        using var bench = new Bench().StartInService();
        bench.Say("BREAK with \u0001 bytes");
        Assert.Equal((LinkState.Down, "the switch broke the protocol: that is no frame"), (bench.Link.State, bench.Link.Reason));
        var diagnostics = bench.Runtime.Diagnostics(Bench.Hq1)!;
        Assert.Equal(1, diagnostics.ProtocolErrors["Malformed"]);
        Assert.Contains("BREAK with \\x01 bytes", diagnostics.Recent[0].Frame, StringComparison.Ordinal);
        Assert.StartsWith("hq-1/", diagnostics.Recent[0].Position, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_frames_and_anomalies_are_counted_by_kind_and_kept_cut_with_the_cut_stated()
    {
        using var bench = new Bench().StartInService();
        for (var i = 0; i < 400; i++)
            bench.Say($"STRANGE{i} thing");
        bench.Say($"ODD {new string('x', 10_000)}\nIGNORE");
        var diagnostics = bench.Runtime.Diagnostics(Bench.Hq1)!;
        Assert.Equal(257, diagnostics.Unknown.Count);
        Assert.Equal(144, diagnostics.Unknown["other"]);
        Assert.Equal(1, diagnostics.Anomalies["InvalidField"]);
        Assert.Equal(1, diagnostics.Ignored);
        Assert.Equal(32, diagnostics.Recent.Count);
        Assert.EndsWith("… [cut: 4096 of 10004 bytes]", diagnostics.Recent[0].Frame, StringComparison.Ordinal);
        Assert.Equal(LinkState.Up, bench.Link.State);
    }

    [Fact]
    public void A_contradiction_that_the_registry_finds_is_an_anomaly_with_its_frame()
    {
        using var bench = new Bench().StartInService();
        bench.Say("EV delivered c1 b 1002\nEV held c1 b 1002");
        var note = Assert.Single(bench.Runtime.Diagnostics(Bench.Hq1)!.Recent, static note => note.Kind == "IllegalTransition");
        Assert.StartsWith("EV held c1 b 1002", note.Frame, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_kept_for_later_is_refused()
    {
        using var bench = new Bench().StartInService();
        var kept = bench.Protocol.LastOutput!;
        Assert.Throws<InvalidOperationException>(() => kept.Close("later", CloseNext.Retry));
        Assert.Throws<InvalidOperationException>(() => kept.Wire);
    }

    [Fact]
    public void Answers_that_nobody_waits_for_are_anomalies_and_change_nothing()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (ticket, _) => $"OK {ticket}\nNO {ticket} after all\nOK 999";
        var operation = bench.Do(new SwitchCommand.MakeCall("1001", "1002"));
        Assert.Equal(CommandOutcome.Acknowledged, operation.Outcome);
        Assert.Null(operation.LateAnswer);
        Assert.Equal(2, bench.Runtime.Diagnostics(Bench.Hq1)!.Anomalies["UnexpectedAnswer"]);
    }

    [Fact]
    public void An_adapter_may_not_give_the_runtimes_own_outcomes()
    {
        using var bench = new Bench(prepare: static adapter =>
            adapter.Prepare = static protocol =>
                protocol.OnCall = (call, output) =>
                {
                    if (call.StartsWith("Execute", StringComparison.Ordinal) && protocol.Swallows)
                        output.Complete(new CommandTicket(long.Parse(call.AsSpan(8))), new CommandAnswer(CommandOutcome.NotSent));
                }
        ).StartInService();
        bench.Protocol.Swallows = true;
        Assert.Equal(CommandOutcome.Unknown, bench.Do(new SwitchCommand.MakeCall("1001", "1002")).Outcome);
        Assert.Equal(1, bench.Runtime.Diagnostics(Bench.Hq1)!.Anomalies["UnexpectedAnswer"]);
    }

    [Fact]
    public void A_switch_that_does_not_read_fails_the_link_with_that_reason()
    {
        using var bench = new Bench(transport: new TransportOptions { SendLimit = 200 }).StartInService();
        bench.Switch.Peer!.Paused = true;
        for (var i = 0; i < 20; i++)
            bench.Give(new SwitchCommand.MakeCall($"{2000 + i}", "1002"));
        bench.Runtime.RunUntilIdle();
        Assert.Contains("the switch does not read", bench.Story(), StringComparison.Ordinal);
    }

    [Fact]
    public void Overrun_ends_the_link_loudly_and_it_resynchronises()
    {
        using var bench = new Bench(transport: new TransportOptions { ReceiveLimit = 1000 }).StartInService();
        bench.Switch.Say(new string('x', 2000));
        bench.Runtime.RunUntilIdle();
        Assert.StartsWith("overrun", bench.Link.Reason, StringComparison.Ordinal);
        bench.Advance(5);
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.Contains("cti.switch.gap.v1", bench.Types);
    }

    [Fact]
    public void Rule_16_a_flood_of_events_and_a_flood_of_commands_both_get_their_turn()
    {
        using var bench = new Bench().StartInService();
        var story = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
            story.Append("IGNORE\n");
        bench.Switch.Say(story.ToString());
        var executedAfter = new List<long>();
        bench.Protocol.OnCall = (call, _) =>
        {
            if (call.StartsWith("Execute", StringComparison.Ordinal))
                executedAfter.Add(bench.Runtime.Diagnostics(Bench.Hq1)!.Ignored);
        };
        for (var i = 0; i < 32; i++)
            bench.Give(new SwitchCommand.MakeCall($"{2000 + i}", "1002"));
        bench.Runtime.RunUntilIdle();
        Assert.Equal(20_000, bench.Runtime.Diagnostics(Bench.Hq1)!.Ignored);
        Assert.Equal(Enumerable.Repeat(256L, 16).Concat(Enumerable.Repeat(512L, 16)), executedAfter);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_bytes_never_break_anything_but_the_link(int seed)
    {
        var random = new Random(seed);
        using var bench = new Bench().StartInService();
        string[] words =
        [
            "HELLO",
            "NORMAL",
            "OK 1",
            "OK x",
            "BIND 1 c d",
            "EV held c1 a",
            "EV nothing a b",
            "BEGIN Calls",
            "END Calls",
            "CLOSE Retry x",
            "THROW",
            "BREAK",
            "MISS",
            "\0\u0001",
            "CALL",
            "",
        ];
        for (var i = 0; i < 300; i++)
        {
            if (bench.Switch.Peer!.IsOpen)
                bench.Say($"{words[random.Next(words.Length)]} {words[random.Next(words.Length)]}");
            bench.Advance(random.Next(3));
        }
        bench.Advance(120);
        Assert.Equal(LinkState.Up, bench.Link.State);
    }

    private static void Arm(Bench bench, Func<string, bool> throws)
    {
        void Throw(string call, ILinkOutput output)
        {
            if (throws(call))
                throw new InvalidOperationException("the adapter is broken");
        }
        // The protocol was made with the runtime: it can be armed before it is opened.
        bench.Protocol.OnCall = Throw;
    }
}
