using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Runtime.Tests.Switches;

namespace CtiMiddleware.Runtime.Tests.DataLinks;

/// <summary>Records of a message desk over a data link, and the call that rings at its port, through the whole runtime.</summary>
public sealed class CallHistoryTests : IDisposable
{
    private readonly Bench _bench;
    private readonly FakeSwitch _desk;

    public CallHistoryTests()
    {
        var adapter = new FakeAdapter("desk", []) { Ports = ["1002", "hq:1003"] };
        LinkDefinition[] links =
        [
            new(Bench.Hq1, [new TcpEndpoint("pbx", 5038)]),
            new(new LinkId("hq-2"), [new TcpEndpoint("desk", 1)]) { Role = LinkRole.Data, Adapter = adapter },
        ];
        _bench = new Bench(links: links);
        _desk = new FakeSwitch(_bench.Network, "desk", 1);
        _bench.StartInService();
    }

    [Fact]
    public void Rule_60_The_record_is_put_on_the_call_that_rings_already()
    {
        Ring("c");
        Tell("HIST 1002 CallForwardBusy 5550100 2001");
        var thread = Assert.Single(Information());
        Assert.Equal("callForwardBusy", thread["history.reason"]);
        Assert.Equal(("001", "0007"), (thread["history.desk"], thread["history.line"]));
        Assert.Equal(("5550100", "2001"), (thread["history.calling"], thread["history.called"]));
        var call = Call();
        Assert.Equal(("5550100", "2001"), (call.Calling.Number, call.Called.Number));
        var entry = _bench.Events.Single(static e => e.Type == "cti.call.callInformation.v1");
        Assert.Contains("\"lastRedirectionDevice\":{", System.Text.Encoding.UTF8.GetString(entry.Json.Span), StringComparison.Ordinal);
        Assert.Equal(thread["history.connection"], entry.Data.Connection!.Value.Value);
    }

    [Fact]
    public void Rule_60_The_record_waits_for_the_call_that_rings_later()
    {
        Tell("HIST 1002 CallForwardNoAnswer 5550100 2001");
        Assert.Empty(Information());
        _bench.Advance(1.5);
        Ring("c");
        Assert.Equal("callForwardNoAnswer", Assert.Single(Information())["history.reason"]);
    }

    [Fact]
    public void Rule_60_A_call_without_a_record_is_told_so_when_the_window_closes()
    {
        Ring("c");
        _bench.Advance(1.9);
        Assert.Empty(Information());
        _bench.Advance(0.2);
        var thread = Assert.Single(Information());
        Assert.Equal("none", thread["history.reason"]);
        Assert.DoesNotContain("history.called", thread.Keys);
    }

    [Fact]
    public void Rule_60_A_record_after_the_answer_is_applied_within_the_window()
    {
        Ring("c");
        _bench.Say("EV established c b 1002");
        Tell("HIST 1002 Direct 5550100 -");
        Assert.Equal("direct", Assert.Single(Information())["history.reason"]);
    }

    [Fact]
    public void Rule_60_A_direct_call_has_no_redirection_and_keeps_what_was_called()
    {
        Ring("c");
        Tell("HIST 1002 Direct 5550100 -");
        Assert.Equal("1002", Call().Called.Number);
        Assert.DoesNotContain("history.called", Information()[0].Keys);
    }

    [Fact]
    public void Rule_60_A_port_that_is_not_announced_rings_in_peace()
    {
        _bench.Say("EV originated c a 1001\nEV delivered c b 1009");
        _bench.Advance(5);
        Assert.Empty(Information());
    }

    [Fact]
    public void Rule_60_A_record_without_a_call_is_published_and_counted()
    {
        Tell("HIST 1002 Direct 5550100 -");
        _bench.Advance(2);
        var entry = _bench.Events.Single(static e => e.Type == EventTypes.CallHistoryUnmatched);
        Assert.Equal("noRinging", Detail(entry, "why"));
        Assert.Equal("HIST 1002 Direct 5550100 -", Detail(entry, "record"));
        Assert.Equal(1, _bench.Runtime.Diagnostics(new LinkId("hq-2"))!.Anomalies["UnmatchedRecord"]);
    }

    [Fact]
    public void Rule_60_A_record_for_a_desk_line_without_a_port_is_published()
    {
        Tell("HIST - Direct 5550100 -");
        Assert.Equal("notMapped", Detail(_bench.Events.Single(static e => e.Type == EventTypes.CallHistoryUnmatched), "why"));
    }

    [Fact]
    public void Rule_60_A_second_call_of_the_same_thread_with_the_same_record_is_told_again()
    {
        Ring("c");
        Tell("HIST 1002 Direct 5550100 -");
        _bench.Say("EV cleared c b 1002");
        _bench.Advance(5);
        _bench.Say("EV delivered c b2 1002");
        Tell("HIST 1002 Direct 5550100 -");
        Assert.Equal(2, Information().Count);
    }

    [Fact]
    public void Rule_60_The_loss_of_the_data_link_leaves_the_default_greeting()
    {
        _desk.Down();
        _bench.Runtime.RunUntilIdle();
        Ring("c");
        _bench.Advance(3);
        Assert.Equal("none", Assert.Single(Information())["history.reason"]);
    }

    [Fact]
    public void Rule_60_A_port_that_answers_without_ringing_is_matched_too_and_one_that_calls_out_is_not()
    {
        _bench.Say("EV originated c a 1001\nEV established c b 1002");
        Tell("HIST 1002 Direct 5550100 -");
        Assert.Single(Information());
        _bench.Say("EV originated d x 1003");
        _bench.Advance(3);
        Assert.Single(Information());
    }

    [Fact]
    public void An_unmatched_record_is_only_for_readers_that_see_the_whole_switch()
    {
        Tell("HIST - Direct 5550100 -");
        var entry = _bench.Events.Single(static e => e.Type == EventTypes.CallHistoryUnmatched);
        EventView View(string pattern) => new(new ViewFilter(), new AccessRule { Patterns = [pattern] });
        Assert.True(View("hq:*").Apply(entry).Visible);
        Assert.False(View("hq:1002").Apply(entry).Visible);
    }

    public void Dispose() => _bench.Dispose();

    private void Ring(string call) => _bench.Say($"EV originated {call} a 1001\nEV delivered {call} b 1002");

    private void Tell(string line)
    {
        _desk.Say(line);
        _bench.Runtime.RunUntilIdle();
    }

    private List<IReadOnlyDictionary<string, string>> Information() =>
        [
            .. _bench
                .Events.Where(static e => e.Type == "cti.call.callInformation.v1")
                .Select(static e => e.Data.Changed.OfType<CallThread>().Single().Data),
        ];

    private Call Call()
    {
        var id = _bench.Events.Last(static e => e.Data.Call is not null).Data.Call!.Value;
        return _bench.Object<Call>(ObjectKind.Call, id.Value)!;
    }

    private static object? Detail(LogEntry entry, string name) => entry.Data.Detail!.Single(item => item.Key == name).Value;
}
