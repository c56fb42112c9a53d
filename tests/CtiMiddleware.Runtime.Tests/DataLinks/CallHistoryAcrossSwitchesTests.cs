using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Runtime.Tests.Switches;

namespace CtiMiddleware.Runtime.Tests.DataLinks;

/// <summary>A message desk whose ports are devices of another switch: a voice modem, a board.</summary>
public sealed class CallHistoryAcrossSwitchesTests
{
    [Fact]
    public void Rule_60_A_record_reaches_the_port_of_another_switch_in_either_order()
    {
        using var bench = Two(out var desk);
        bench.Say("EV originated c a 1001\nEV delivered c b 1002");
        desk.Say("HIST hq:1002 Direct 5550100 -");
        bench.Runtime.RunUntilIdle();
        Assert.Equal("5550100", Thread(bench)["history.calling"]);
        bench.Say("EV cleared c b 1002\nEV cleared c a 1001");
        desk.Say("HIST hq:1002 Direct 5550101 -");
        bench.Runtime.RunUntilIdle();
        bench.Say("EV originated d a 1001\nEV delivered d b 1002");
        bench.Runtime.RunUntilIdle();
        Assert.Equal("5550101", Thread(bench)["history.calling"]);
    }

    [Fact]
    public void Rule_60_A_record_that_finds_no_call_on_the_other_switch_is_counted_on_its_own_link()
    {
        using var bench = Two(out var desk);
        desk.Say("HIST hq:1002 Direct 5550100 -");
        bench.Advance(3);
        Assert.Equal("hq", bench.Events.Single(static e => e.Type == EventTypes.CallHistoryUnmatched).Switch!.Value.Value);
        Assert.Equal(1, bench.Runtime.Diagnostics(new LinkId("desk-1"))!.Anomalies["UnmatchedRecord"]);
    }

    [Fact]
    public void Rule_60_A_port_of_a_switch_that_is_not_configured_is_a_number_of_the_own_one()
    {
        using var bench = Two(out var desk);
        desk.Say("HIST vm9:line Direct 5550100 -");
        bench.Advance(3);
        var entry = bench.Events.Single(static e => e.Type == EventTypes.CallHistoryUnmatched);
        Assert.Equal("desk", entry.Switch!.Value.Value);
    }

    private static Bench Two(out FakeSwitch desk)
    {
        var adapter = new FakeAdapter("desk", []) { Ports = ["hq:1002"] };
        var other = new SwitchDefinition(
            new SwitchId("desk"),
            adapter,
            [new LinkDefinition(new LinkId("desk-1"), [new TcpEndpoint("desk", 1)])]
        );
        var bench = new Bench(others: [other]);
        desk = new FakeSwitch(bench.Network, "desk", 1);
        return bench.StartInService();
    }

    private static IReadOnlyDictionary<string, string> Thread(Bench bench) =>
        bench.Events.Last(static e => e.Type == "cti.call.callInformation.v1").Data.Changed.OfType<CallThread>().Single().Data;
}
