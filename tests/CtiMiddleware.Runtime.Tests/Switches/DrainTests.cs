using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>Taking a link out of service without cutting off a command, and group pickup.</summary>
public sealed class DrainTests
{
    [Fact]
    public async Task A_drained_link_ends_what_is_under_way_takes_nothing_new_and_is_switched_off_then()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var running = bench.Give(new SwitchCommand.MakeCall("1001", "1002"));
        var waiting = bench.Give(new SwitchCommand.MakeCall("1001", "1003"));
        bench.Runtime.RunUntilIdle();

        await DrainAsync(bench);
        Assert.Equal(
            (LinkState.Up, "being drained by an operator: 2 commands under way, no new ones are taken"),
            (bench.Link.State, bench.Link.Reason)
        );
        var late = bench.Do(new SwitchCommand.MakeCall("1004", "1002"));
        Assert.Equal(
            (CommandOutcome.NotSent, "link hq-1 is being drained by an operator", Failure.ResourceOutOfService),
            (late.Outcome, late.Text, late.Failure)
        );

        bench.Switch.Answer = static (ticket, _) => $"OK {ticket}";
        bench.Say("OK 5");
        Assert.Equal(CommandOutcome.Acknowledged, bench.Find(running).Outcome);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Find(waiting).Outcome);
        Assert.Equal((LinkState.Disabled, "drained by an operator"), (bench.Link.State, bench.Link.Reason));
        bench.Advance(600);
        Assert.Equal(1, bench.Switch.Connections);

        await OperateAsync(bench, LinkOperation.Enable);
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Do(new SwitchCommand.MakeCall("1001", "1002")).Outcome);
    }

    [Fact]
    public async Task A_command_that_is_never_answered_holds_a_drain_up_until_its_deadline_only()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var running = bench.Give(new SwitchCommand.MakeCall("1001", "1002"));
        bench.Runtime.RunUntilIdle();
        await DrainAsync(bench);
        bench.Advance(31);
        Assert.Equal(CommandOutcome.Unknown, bench.Find(running).Outcome);
        Assert.Equal(LinkState.Disabled, bench.Link.State);
    }

    [Fact]
    public async Task A_link_without_commands_is_drained_at_once_and_the_standby_takes_over()
    {
        LinkDefinition[] links =
        [
            new(Bench.Hq1, [new TcpEndpoint("pbx", 5038)]),
            new(new("hq-2"), [new TcpEndpoint("pbx2", 5038)]) { Role = LinkRole.Standby },
        ];
        using var bench = new Bench(links: links);
        _ = new FakeSwitch(bench.Network, "pbx2");
        bench.StartInService();
        await DrainAsync(bench);
        Assert.Equal((LinkState.Disabled, "drained by an operator"), (bench.Link.State, bench.Link.Reason));
        Assert.Equal(LinkState.Up, bench.Object<LinkObject>(ObjectKind.Link, "hq-2")!.State);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Do(new SwitchCommand.MakeCall("1001", "1002")).Outcome);
    }

    [Fact]
    public async Task A_drain_can_be_called_off_and_one_whose_link_is_lost_ends_switched_off()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (_, _) => null;
        bench.Give(new SwitchCommand.MakeCall("1001", "1002"));
        bench.Runtime.RunUntilIdle();
        await DrainAsync(bench);
        await OperateAsync(bench, LinkOperation.Enable);
        Assert.Equal((LinkState.Up, "in service; it is not drained after all"), (bench.Link.State, bench.Link.Reason));
        bench.Give(new SwitchCommand.MakeCall("1003", "1002"));
        bench.Runtime.RunUntilIdle();
        Assert.Equal(2, bench.Switch.Commands.Count);

        await DrainAsync(bench);
        bench.Switch.Peer!.Close("the power went");
        bench.Advance(60);
        Assert.Equal((LinkState.Disabled, 1), (bench.Link.State, bench.Switch.Connections));
    }

    [Fact]
    public void A_group_pickup_is_bound_to_the_call_it_takes_and_its_effect_is_the_answer_of_the_device()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (_, _) => null;
        bench.Say("EV originated 7 a 1001\nEV delivered 7 b 1002");
        var call = (Call)Assert.Single(bench.Log.TakeSnapshot().OfKind(ObjectKind.Call));
        var id = bench.Give(new SwitchCommand.GroupPickupCall("1003"));
        bench.Runtime.RunUntilIdle();
        Assert.Equal(["5 GroupPickupCall 1003"], bench.Switch.Commands);

        bench.Say("BIND 5 7 c\nOK 5\nEV established 7 c 1003");
        var operation = bench.Find(id);
        Assert.Equal((CommandOutcome.Acknowledged, CommandEffect.Observed), (operation.Outcome, operation.Effect));
        Assert.Equal(call.Id, operation.Call);
        var after = (Call)Assert.Single(bench.Log.TakeSnapshot().OfKind(ObjectKind.Call));
        Assert.Equal(operation.Connection, after.Connections.Single(static one => one.Native.DeviceId == "c").Id);
    }

    [Fact]
    public void The_effect_of_a_monitor_is_whether_the_device_is_observed()
    {
        using var bench = new Bench(prepare: static adapter => adapter.Observes = SwitchObservation.PerDevice).StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var one = bench.Give(new SwitchCommand.MonitorStart("1001"));
        var two = bench.Give(new SwitchCommand.MonitorStart("1002"));
        bench.Runtime.RunUntilIdle();
        bench.Say("SEES 1001 yes\nOK 5\nSEES 1002 refused no licence\nOK 6");
        Assert.Equal((CommandEffect.Observed, CommandEffect.Contradicted), (bench.Find(one).Effect, bench.Find(two).Effect));
    }

    private static Task DrainAsync(Bench bench) => OperateAsync(bench, LinkOperation.Drain);

    private static async Task OperateAsync(Bench bench, LinkOperation operation)
    {
        var done = bench.Runtime.OperateLinkAsync(Bench.Hq1, operation, CancellationToken.None);
        bench.Runtime.RunUntilIdle();
        Assert.True(await done);
    }
}
