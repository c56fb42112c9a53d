using System.Text;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Scenarios.Tests;

/// <summary>Faults in the rig: every face produces those that it declares, the middleware comes back, and one seed gives one run.</summary>
public sealed class VirtualSwitchFaultTests
{
    private static readonly Dictionary<FaultKind, Dictionary<string, string>> Needed = new()
    {
        [FaultKind.Latency] = new(StringComparer.Ordinal) { ["ms"] = "50", ["jitterMs"] = "100" },
        [FaultKind.Bandwidth] = new(StringComparer.Ordinal) { ["bytesPerSecond"] = "20000" },
        [FaultKind.Slice] = new(StringComparer.Ordinal) { ["size"] = "11", ["delayMs"] = "1" },
        [FaultKind.ClockJump] = new(StringComparer.Ordinal) { ["seconds"] = "7200" },
        [FaultKind.Corrupt] = new(StringComparer.Ordinal) { ["field"] = "no such field" },
        [FaultKind.LateAck] = new(StringComparer.Ordinal) { ["ms"] = "300" },
        [FaultKind.Quota] = new(StringComparer.Ordinal) { ["limit"] = "3" },
    };

    public static TheoryData<string> Protocols => [.. SwitchesUnderTest.All.Select(static under => under.Protocol)];

    public static TheoryData<string, FaultKind> LinkFaults =>
        [.. SwitchesUnderTest.All.SelectMany(static under => FaultSets.Link.Select(kind => (under.Protocol, kind)))];

    [Theory]
    [MemberData(nameof(LinkFaults))]
    public async Task Middleware_is_in_service_again_when_a_fault_of_the_link_is_over(string protocol, FaultKind kind)
    {
        await using var world = new VirtualSwitch(SwitchesUnderTest.Find(protocol)!);
        world.RunUntilInService();
        // A jump of the clock is never over.
        var fault = world.SetFault(kind == FaultKind.ClockJump ? Spec(kind) : Spec(kind) with { For = TimeSpan.FromSeconds(45) });
        world.Engine.Dial(world.Engine.FindStation("1001")!, "1002");
        world.RunFor(TimeSpan.FromMinutes(3));
        Assert.True(fault.Acted > 0);
        world.RunUntilInService();
        // What went on meanwhile is seen as it is.
        Assert.Equal(world.Engine.Calls.Count, world.Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Every_face_refuses_the_faults_of_serial_lines_by_name(string protocol)
    {
        await using var world = new VirtualSwitch(SwitchesUnderTest.Find(protocol)!);
        foreach (var kind in FaultSets.Serial)
        {
            var refused = Assert.Throws<FaultRefusedException>(() => world.SetFault(Spec(kind)));
            Assert.Contains($"{protocol} cannot produce the fault {FaultBoard.Name(kind)}", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Two_runs_of_one_seed_under_faults_tell_the_same_bytes(string protocol)
    {
        var first = await StoryAsync(protocol);
        Assert.Equal(first, await StoryAsync(protocol));
        Assert.Contains("cti.call.established", first, StringComparison.Ordinal);
    }

    private static FaultSpec Spec(FaultKind kind) =>
        new(kind) { Parameters = Needed.GetValueOrDefault(kind) ?? new Dictionary<string, string>(StringComparer.Ordinal) };

    private static async Task<string> StoryAsync(string protocol)
    {
        await using var world = new VirtualSwitch(SwitchesUnderTest.Find(protocol)!, new VirtualSwitchOptions { Seed = 11 });
        world.RunUntilInService();
        foreach (var kind in new[] { FaultKind.Latency, FaultKind.Slice, FaultKind.Duplicate, FaultKind.Reorder, FaultKind.LateAck })
        {
            if (world.Face.Faults.Supported.Contains(kind))
                world.SetFault(Spec(kind) with { Share = 0.3 });
        }
        world.SetFault(new FaultSpec(FaultKind.Reset) { After = TimeSpan.FromSeconds(30), For = TimeSpan.FromSeconds(2) });
        for (var i = 0; i < 4; i++)
        {
            world.Engine.Dial(world.Engine.FindStation($"100{1 + (2 * i)}")!, $"100{2 + (2 * i)}");
            world.RunFor(TimeSpan.FromSeconds(15));
        }
        return string.Join('\n', world.Events.Select(static e => Encoding.UTF8.GetString(e.Json.Span)));
    }
}
