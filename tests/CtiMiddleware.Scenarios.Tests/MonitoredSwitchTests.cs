using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Monitors;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.CiscoGed188;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Scenarios.Tests;

/// <summary>A switch that shows only the calls of monitored devices: adapter, face and the middleware's monitors in one virtual world.</summary>
public sealed class MonitoredSwitchTests
{
    [Fact]
    public async Task Rule_27_a_call_that_exists_is_seen_when_its_device_is_monitored_and_not_before()
    {
        await using var world = World(new MonitorOptions { Mode = MonitorMode.OnDemand, Devices = ["1001"] });
        world.RunUntilInService();
        Assert.Equal(("yes", "no"), (Device(world, "1001").Observed, Device(world, "1003").Observed));
        world.Engine.Dial(world.Engine.FindStation("1003")!, "1004");
        world.Engine.Dial(world.Engine.FindStation("1001")!, "1002");
        world.RunFor(TimeSpan.FromSeconds(5));
        Assert.Equal(["sim:1001"], world.Calls.Select(static call => call.Calling.Device!.Value.Value));

        using var lease = world.Runtime.Observe([new DeviceId("sim:1003")]);
        world.RunFor(TimeSpan.FromSeconds(2));
        Assert.Empty(lease.Missing);
        Assert.Equal("yes", Device(world, "1003").Observed);
        Assert.Equal(2, world.Calls.Count);
    }

    [Fact]
    public async Task Rule_31_a_quota_is_told_in_the_switchs_words_and_the_device_comes_when_it_is_lifted()
    {
        await using var world = World(new MonitorOptions { Devices = ["1001", "1002"] });
        var quota = world.SetFault(
            new FaultSpec(FaultKind.Quota)
            {
                Parameters = new Dictionary<string, string> { ["limit"] = "1" },
                For = TimeSpan.FromSeconds(60),
            }
        );
        world.RunUntilInService();
        Assert.Equal(LinkState.Degraded, world.Seen.State);
        var refused = Device(world, "1002");
        Assert.Equal("refused", refused.Observed);
        Assert.Contains("no monitor is left", refused.ObservedReason, StringComparison.Ordinal);
        Assert.True(quota.Acted > 0);

        world.RunFor(TimeSpan.FromMinutes(5));
        Assert.Equal("yes", Device(world, "1002").Observed);
    }

    [Fact]
    public async Task Rule_27_monitors_and_calls_are_the_same_after_an_outage()
    {
        await using var world = World(new MonitorOptions { Devices = ["1001"] });
        world.RunUntilInService();
        world.Engine.Dial(world.Engine.FindStation("1001")!, "1002");
        world.RunFor(TimeSpan.FromSeconds(5));
        var before = Assert.Single(world.Calls);
        world.Cut();
        Assert.True(world.Seen.Stale);
        world.RunUntilInService();
        world.RunFor(TimeSpan.FromSeconds(2));
        Assert.Equal(before.Id, Assert.Single(world.Calls).Id);
        Assert.Equal(("yes", 1), (Device(world, "1001").Observed, world.Seen.CallIdEpoch));
    }

    private static VirtualSwitch World(MonitorOptions monitors)
    {
        var options = new CiscoGed188Options
        {
            ClientId = "cti",
            Password = "ctisecret",
            Mode = GedMode.Monitors,
            PeripheralId = 5000,
            Devices = ["1001", "1002", "1003", "1004"],
        };
        var under = new SwitchUnderTest
        {
            Adapter = new CiscoGed188Factory(),
            Options = options,
            CreateFace = static engine => new CtiServerFace(engine),
        };
        return new VirtualSwitch(under, new VirtualSwitchOptions { Configure = definition => definition with { Monitors = monitors } });
    }

    private static Device Device(VirtualSwitch world, string number) =>
        world.Log.TryGet<Device>(ObjectKind.Device, "sim:" + number, out var device)
            ? device
            : throw new InvalidOperationException($"There is no {number}.");
}
