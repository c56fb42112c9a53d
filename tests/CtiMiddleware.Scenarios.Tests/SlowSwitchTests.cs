using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Runtime.Supervision;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Scenarios.Tests;

public sealed class SlowSwitchTests
{
    /// <summary>100 devices are asked for one by one, three times over: each time longer than a snapshot's time-out, and answered all the time.</summary>
    [Fact]
    public async Task Rule_45_a_slow_switch_with_a_hundred_devices_comes_into_service()
    {
        var profile = new SwitchProfile().AddStations(1001, 100).AddTrunk("carrier");
        var under = SwitchesUnderTest.Find("cisco-ged188")!;
        var devices = Enumerable.Range(1001, 100).Select(static number => number.ToString(CultureInfo.InvariantCulture));
        var slow = under with { Options = (CiscoGed188Options)under.Options! with { Devices = [.. devices] } };
        await using var world = new VirtualSwitch(slow, new VirtualSwitchOptions { Profile = profile });
        foreach (var asked in new[] { "QUERY_DEVICE_INFO*", "QUERY_AGENT_STATE*", "SNAPSHOT_DEVICE*" })
        {
            var late = new Dictionary<string, string>(StringComparer.Ordinal) { ["ms"] = "8000" };
            world.Face.Faults.Set(new FaultSpec(FaultKind.LateAck) { Match = asked, Parameters = late });
        }
        Assert.True(world.RunUntil(() => !world.Seen.Stale, TimeSpan.FromMinutes(10)), $"{world.Seen.State}: {world.Seen.Reason}");
        Assert.True(world.Kernel.Elapsed > new SupervisionOptions().SyncDeadline, $"Too fast to show anything: {world.Kernel.Elapsed}.");
        Assert.DoesNotContain(world.Events, static e => e.Type == "cti.switch.gap.v1");
    }
}
