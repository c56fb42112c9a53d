using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>A link with an adapter of its own beside the link that carries the switch.</summary>
public sealed class DataLinkTests : IDisposable
{
    private static readonly LinkId DataId = new("hq-2");
    private static readonly SwitchCommand Lamp = new SwitchCommand.SetMessageWaitingIndicator("1001", MessageWaitingOn: true);

    private readonly FakeAdapter _adapter = new("lamps", ["SetMessageWaitingIndicator"]);
    private readonly Bench _bench;
    private readonly FakeSwitch _desk;

    public DataLinkTests()
    {
        LinkDefinition[] links =
        [
            new(Bench.Hq1, [new TcpEndpoint("pbx", 5038)]),
            new(DataId, [new TcpEndpoint("desk", 1)]) { Role = LinkRole.Data, Adapter = _adapter },
        ];
        _bench = new Bench(links: links);
        _desk = new FakeSwitch(_bench.Network, "desk", 1);
    }

    [Fact]
    public void A_command_that_only_the_data_link_can_do_goes_over_it()
    {
        _bench.StartInService();
        var operation = _bench.Do(Lamp);
        Assert.Equal((CommandOutcome.Acknowledged, DataId), (operation.Outcome, operation.Link));
        Assert.Equal(["1 SetMessageWaitingIndicator 1001"], _desk.Commands);
        Assert.Empty(_bench.Switch.Commands);
    }

    [Fact]
    public void A_command_that_both_can_do_goes_over_the_link_that_carries_the_switch()
    {
        _bench.StartInService();
        _bench.Do(new SwitchCommand.HoldCall(Bench.At("c", "a")));
        Assert.Single(_bench.Switch.Commands);
        Assert.Empty(_desk.Commands);
    }

    [Fact]
    public void The_switch_can_do_what_its_data_link_can_and_says_over_which()
    {
        var capability = _bench.Runtime.Capabilities(Bench.Hq)!.Service("SetMessageWaitingIndicator");
        Assert.Equal(ServiceSupport.Supported, capability.Support);
        Assert.Equal("Over data link hq-2 (lamps).", capability.Note);
        Assert.Equal("fake", _bench.Runtime.Capabilities(Bench.Hq)!.Adapter);
        Assert.Equal(ServiceSupport.NotSupported, _bench.Runtime.Capabilities(Bench.Hq)!.Service("ParkCall").Support);
    }

    [Fact]
    public void A_refusal_of_the_data_link_is_the_outcome()
    {
        _desk.Answer = static (ticket, _) => $"NO {ticket} blocked";
        _bench.StartInService();
        var operation = _bench.Do(Lamp);
        Assert.Equal((CommandOutcome.Rejected, "blocked"), (operation.Outcome, operation.Text));
    }

    [Fact]
    public void A_command_over_a_data_link_that_is_down_is_not_sent_and_says_why()
    {
        _desk.Down();
        _bench.StartInService();
        var operation = _bench.Do(Lamp);
        Assert.Equal(CommandOutcome.NotSent, operation.Outcome);
        Assert.StartsWith("link hq-2 is down: ", operation.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_goes_over_the_data_link_also_while_the_link_that_carries_the_switch_is_down()
    {
        _bench.StartInService();
        _bench.Switch.Down();
        _bench.Runtime.RunUntilIdle();
        Assert.Equal(CommandOutcome.Acknowledged, _bench.Do(Lamp).Outcome);
    }

    [Fact]
    public void The_loss_of_the_data_link_ends_its_commands_and_touches_no_other()
    {
        _desk.Answer = static (_, _) => null;
        _bench.Switch.Answer = static (_, _) => null;
        _bench.StartInService();
        _bench.Talk("c");
        var lamp = _bench.Give(Lamp);
        var hold = _bench.Give(new SwitchCommand.HoldCall(Bench.At("c", "a")));
        _bench.Runtime.RunUntilIdle();
        _desk.Down();
        _bench.Runtime.RunUntilIdle();
        Assert.Equal(CommandOutcome.Unknown, _bench.Find(lamp).Outcome);
        Assert.Null(_bench.Find(hold).Outcome);
        _bench.Say("OK " + _bench.Switch.Commands[0].Split(' ')[0]);
        Assert.Equal(CommandOutcome.Acknowledged, _bench.Find(hold).Outcome);
    }

    [Fact]
    public void The_loss_of_the_data_link_is_visible_and_makes_nothing_stale()
    {
        _bench.StartInService();
        _desk.Down("cable pulled");
        _bench.Runtime.RunUntilIdle();
        Assert.Equal(LinkState.Down, _bench.Object<LinkObject>(ObjectKind.Link, "hq-2")!.State);
        Assert.Equal((LinkState.Up, false), (_bench.SwitchObject.State, _bench.SwitchObject.Stale));
        Assert.DoesNotContain("cti.switch.stale.v1", _bench.Types);
    }

    [Fact]
    public void A_data_link_that_is_up_does_not_hide_that_the_switch_is_down()
    {
        _bench.StartInService();
        _bench.Switch.Down();
        _bench.Runtime.RunUntilIdle();
        Assert.Equal(LinkState.Up, _bench.Object<LinkObject>(ObjectKind.Link, "hq-2")!.State);
        Assert.Equal((LinkState.Down, true), (_bench.SwitchObject.State, _bench.SwitchObject.Stale));
    }

    [Fact]
    public void A_late_answer_over_the_data_link_is_kept()
    {
        _desk.Answer = static (_, _) => null;
        _bench.StartInService();
        var id = _bench.Give(Lamp, new CommandOptions { Timeout = TimeSpan.FromSeconds(1) });
        _bench.Advance(2);
        Assert.Equal(CommandOutcome.Unknown, _bench.Find(id).Outcome);
        _desk.Say("OK 1");
        _bench.Runtime.RunUntilIdle();
        Assert.Equal(CommandOutcome.Acknowledged, _bench.Find(id).LateAnswer);
        Assert.Contains("Abandon 1", _adapter.Protocols[0].Calls);
    }

    [Fact]
    public async Task A_data_link_is_drained_without_cutting_off_its_command()
    {
        _desk.Answer = static (_, _) => null;
        _bench.StartInService();
        var first = _bench.Give(Lamp);
        _bench.Runtime.RunUntilIdle();
        var operated = _bench.Runtime.OperateLinkAsync(DataId, LinkOperation.Drain, CancellationToken.None);
        _bench.Runtime.RunUntilIdle();
        Assert.True(await operated);
        var second = _bench.Do(Lamp);
        Assert.Equal((CommandOutcome.NotSent, "link hq-2 is being drained by an operator"), (second.Outcome, second.Text));
        Assert.Null(_bench.Find(first).Outcome);
        _desk.Say("OK 1");
        _bench.Runtime.RunUntilIdle();
        Assert.Equal(CommandOutcome.Acknowledged, _bench.Find(first).Outcome);
        var link = _bench.Object<LinkObject>(ObjectKind.Link, "hq-2")!;
        Assert.Equal((LinkState.Disabled, "drained by an operator"), (link.State, link.Reason));
        Assert.Equal(LinkState.Up, _bench.Link.State);
    }

    [Fact]
    public async Task A_data_link_that_is_being_drained_is_passed_over_while_another_is_in_service()
    {
        LinkDefinition[] links =
        [
            new(Bench.Hq1, [new TcpEndpoint("pbx", 5038)]),
            new(DataId, [new TcpEndpoint("desk", 1)]) { Role = LinkRole.Data, Adapter = _adapter },
            new(new LinkId("hq-3"), [new TcpEndpoint("desk2", 1)]) { Role = LinkRole.Data, Adapter = _adapter },
        ];
        using var bench = new Bench(links: links);
        var first = new FakeSwitch(bench.Network, "desk", 1) { Answer = static (_, _) => null };
        var second = new FakeSwitch(bench.Network, "desk2", 1);
        bench.StartInService();
        bench.Give(Lamp);
        bench.Runtime.RunUntilIdle();
        var operated = bench.Runtime.OperateLinkAsync(DataId, LinkOperation.Drain, CancellationToken.None);
        bench.Runtime.RunUntilIdle();
        Assert.True(await operated);
        var operation = bench.Do(Lamp);
        Assert.Equal((CommandOutcome.Acknowledged, new LinkId("hq-3")), (operation.Outcome, operation.Link));
        Assert.Single(first.Commands);
        Assert.Single(second.Commands);
    }

    [Fact]
    public async Task A_data_link_is_tested_with_its_own_adapter()
    {
        _bench.StartInService();
        var test = _bench.Runtime.TestLinkAsync(DataId, CancellationToken.None);
        for (var second = 0; second < 60 && !test.IsCompleted; second++)
            _bench.Advance(1);
        var steps = await test;
        Assert.All(steps, static step => Assert.True(step.Ok, step.Sentence));
        Assert.Equal(2, _adapter.Protocols.Count);
    }

    public void Dispose() => _bench.Dispose();
}
