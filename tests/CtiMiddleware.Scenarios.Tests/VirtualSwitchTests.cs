using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.States;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Scenarios.Tests;

public sealed class VirtualSwitchTests
{
    public static TheoryData<string> Protocols => [.. SwitchesUnderTest.All.Select(static under => under.Protocol)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_call_runs_through_switch_link_and_middleware_in_virtual_time(string protocol)
    {
        await using var world = new VirtualSwitch(SwitchesUnderTest.Find(protocol)!);
        world.RunUntilInService();
        world.Engine.Dial(world.Engine.FindStation("1001")!, "1002");
        Assert.True(world.RunUntil(() => world.Events.Any(e => e.Type == "cti.call.established.v1"), TimeSpan.FromSeconds(10)));
        var call = Assert.Single(world.Calls);
        Assert.All(call.Connections, static connection => Assert.Equal(LocalConnectionState.Connected, connection.State));
        world.Cut();
        Assert.True(world.Seen.Stale);
        world.RunUntilInService();
        Assert.Equal(call.Id, Assert.Single(world.Calls).Id);
        var cleared = world.Execute(new SwitchCommand.ClearCall(call.Connections[0].Native is var n ? new(n.CallId, n.DeviceId) : default));
        Assert.Equal(CommandOutcome.Acknowledged, cleared.Outcome);
        Assert.True(world.RunUntil(() => world.Calls.Count == 0, TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Two_runs_of_one_seed_tell_the_same_bytes(string protocol)
    {
        Assert.Equal(await StoryAsync(protocol), await StoryAsync(protocol));
    }

    private static async Task<string> StoryAsync(string protocol)
    {
        await using var world = new VirtualSwitch(SwitchesUnderTest.Find(protocol)!, new VirtualSwitchOptions { Seed = 7 });
        world.RunUntilInService();
        world.Engine.Dial(world.Engine.FindStation("1001")!, "1002");
        world.RunFor(TimeSpan.FromSeconds(20));
        return string.Join('\n', world.Events.Select(static e => System.Text.Encoding.UTF8.GetString(e.Json.Span)));
    }
}
