using CtiMiddleware.Model.Commands;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.CiscoGed188;

namespace CtiMiddleware.Scenarios.Tests;

public sealed class CtiServerPairTests
{
    [Fact]
    public async Task Rule_01_a_change_of_sides_keeps_the_calls_and_the_epoch()
    {
        CtiServerPair? pair = null;
        var single = SwitchesUnderTest.Find("cisco-ged188")!;
        var under = new SwitchUnderTest
        {
            Adapter = single.Adapter,
            Options = single.Options,
            CreateFace = engine => (pair = new CtiServerPair(engine)).A,
        };
        await using var world = new VirtualSwitch(under, new VirtualSwitchOptions { Standby = _ => pair!.B });
        world.RunUntilInService();
        world.Engine.Dial(world.Engine.FindStation("1001")!, "1002");
        Assert.True(world.RunUntil(() => world.Events.Any(static e => e.Type == "cti.call.established.v1"), TimeSpan.FromSeconds(10)));
        var call = Assert.Single(world.Calls);
        var epoch = world.Seen.CallIdEpoch;
        pair!.SwitchOver();
        Assert.True(world.RunUntil(() => world.Seen.Stale, TimeSpan.FromSeconds(5)));
        Assert.True(world.RunUntil(() => !world.Seen.Stale, TimeSpan.FromMinutes(2)), world.Seen.Reason);
        Assert.Equal((0, 1), (pair.A.Clients, pair.B.Clients));
        Assert.Equal(call.Id, Assert.Single(world.Calls).Id);
        Assert.Equal(epoch, world.Seen.CallIdEpoch);
        var held = world.Execute(new SwitchCommand.HoldCall(new(call.Connections[0].Native.CallId, call.Connections[0].Native.DeviceId)));
        Assert.Equal(CommandOutcome.Acknowledged, held.Outcome);
        pair.SwitchOver();
        Assert.True(world.RunUntil(() => pair.A.Clients == 1 && !world.Seen.Stale, TimeSpan.FromMinutes(2)), world.Seen.Reason);
        Assert.Equal(call.Id, Assert.Single(world.Calls).Id);
    }
}
