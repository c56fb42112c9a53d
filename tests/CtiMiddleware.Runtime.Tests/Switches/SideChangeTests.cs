using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Supervision;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>One link with two addresses: side A and side B of one switch, of which one serves at a time (field rules 1, 40, 41).</summary>
public sealed class SideChangeTests : IDisposable
{
    private static readonly LinkEndpoint[] Sides = [new TcpEndpoint("a", 42027), new TcpEndpoint("b", 43027)];
    private readonly Bench _bench;
    private readonly FakeSwitch _a;
    private readonly FakeSwitch _b;

    public SideChangeTests()
    {
        var supervision = new SupervisionOptions { LongestBackoff = TimeSpan.FromSeconds(30) };
        _bench = new Bench(links: [new LinkDefinition(Bench.Hq1, Sides) { Supervision = supervision }]);
        _a = new FakeSwitch(_bench.Network, "a", 42027);
        _b = new FakeSwitch(_bench.Network, "b", 43027);
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Rule_1_the_other_side_shows_the_same_calls_under_the_same_identifiers_and_in_the_same_epoch()
    {
        _bench.Start();
        _a.Say("EV originated 7 x 1001\nEV delivered 7 y 1002\nEV established 7 y 1002");
        _bench.Runtime.RunUntilIdle();
        var before = Assert.Single(Calls());
        _b.Calls.Add("CALL 7 x 1001 connected y 1002 connected");
        _a.Down("the host of side A died");
        _bench.Advance(5);

        Assert.Equal((LinkState.Up, "tcp://b:43027"), (_bench.Link.State, _bench.Link.Address));
        Assert.Equal((before.Id, 1), (Assert.Single(Calls()).Id, _bench.SwitchObject.CallIdEpoch));
        Assert.DoesNotContain("cti.call.callCleared.v1", _bench.Types);
        Assert.Single(_bench.Types, static type => type == "cti.switch.gap.v1");
    }

    [Fact]
    public void Rule_40_side_B_keeps_the_link_when_side_A_comes_back()
    {
        _bench.Start();
        _a.Down();
        _bench.Advance(5);
        _a.Up();
        _bench.Advance(3600);
        Assert.Equal(("tcp://b:43027", 1, 1), (_bench.Link.Address, _a.Connections, _b.Connections));
    }

    [Fact]
    public void Rule_40_two_sides_that_send_us_to_each_other_are_tried_in_turn_and_ever_more_slowly()
    {
        _a.Greeting = "CLOSE OtherAddress side B is active\n";
        _b.Greeting = "CLOSE OtherAddress side A is active\n";
        _bench.Start();
        _bench.Advance(600);

        var addresses = _bench
            .Events.Where(static e => e.Type == "cti.link.connecting.v1")
            .Select(static e => ((LinkObject)e.Data.Changed[0]).Address)
            .ToList();
        Assert.All(addresses.Zip(addresses.Skip(1)), static pair => Assert.NotEqual(pair.First, pair.Second));
        // 600 s at a longest back-off of 15 to 30 s, after the first few.
        Assert.InRange(addresses.Count, 24, 50);
        Assert.InRange(_a.Connections - _b.Connections, 0, 1);
    }

    [Fact]
    public void Rule_40_a_side_that_is_lost_again_and_again_before_it_is_stable_is_tried_ever_more_slowly()
    {
        _bench.Start();
        for (var time = 0; time < 600; time++)
        {
            _a.Peer?.Close("flapping");
            _b.Peer?.Close("flapping");
            _bench.Advance(1);
        }
        Assert.InRange(_a.Connections + _b.Connections, 20, 60);
        _bench.Advance(60);
        Assert.Equal(LinkState.Up, _bench.Link.State);
    }

    [Fact]
    public void Rule_41_a_side_that_accepts_and_is_not_ready_is_left_for_the_other()
    {
        _a.Greeting = "HELLO 1.0\n";
        _bench.Start();
        _bench.Advance(29);
        Assert.Equal((LinkState.Negotiating, true), (_bench.Link.State, _bench.SwitchObject.Stale));
        _bench.Advance(5);
        Assert.Equal((LinkState.Up, "tcp://b:43027"), (_bench.Link.State, _bench.Link.Address));
    }

    [Fact]
    public void Rule_40_a_slow_side_is_not_a_dead_one()
    {
        _bench.Start();
        for (var time = 0; time < 100; time++)
        {
            _a.Say("MISS\nMISS\nBEAT\nBEAT\nBEAT\nBEAT\nBEAT\nBEAT");
            _bench.Advance(1);
        }
        Assert.Equal(("tcp://a:42027", 1, 0), (_bench.Link.Address, _a.Connections, _b.Connections));
    }

    private List<Call> Calls() => [.. _bench.Log.TakeSnapshot().OfKind(ObjectKind.Call).Cast<Call>()];
}
