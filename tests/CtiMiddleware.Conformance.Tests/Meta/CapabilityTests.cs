using CtiMiddleware.Conformance.Stories;
using CtiMiddleware.Conformance.World;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>A promise without a test is a hope: what an adapter claims is exercised by vectors or suites, and what it denies never comes.</summary>
public sealed class CapabilityTests
{
    public static TheoryData<string> Adapters => [.. AdapterFolders.All.Keys];

    [Theory]
    [MemberData(nameof(Adapters))]
    public async Task Every_event_that_is_claimed_comes_and_none_that_is_denied(string protocol)
    {
        var adapter = AdapterFolders.All[protocol];
        var told = EvidenceTests.Runs(adapter).SelectMany(static run => run.Events).ToHashSet(StringComparer.Ordinal);
        foreach (var scenario in CanonicalScenarios.All)
            told.UnionWith(await EventsAsync(adapter, scenario.Act));
        foreach (var one in CommandCases.All)
        {
            if (adapter.Conformance.Capabilities.Service(one.Service).Support != ServiceSupport.NotSupported)
                told.UnionWith(await EventsAsync(adapter, world => world.Rig.Execute(one.Arrange(world))));
        }
        told.UnionWith(await EventsAsync(adapter, Work));
        var events = adapter.Conformance.Capabilities.Events;
        var claimed = events.Where(static one => one.Support != ServiceSupport.NotSupported).Select(static one => one.Name);
        var denied = events.Where(static one => one.Support == ServiceSupport.NotSupported).Select(static one => one.Name);
        var silent = claimed.Except(told).ToList();
        Assert.True(silent.Count == 0, $"{protocol} claims what no vector and no suite brings: {string.Join(", ", silent)}");
        Assert.Empty(denied.Intersect(told));
    }

    [Fact]
    public void Every_service_has_a_case_in_the_command_suite() =>
        Assert.Equal(
            typeof(SwitchCommand).GetNestedTypes().Select(static type => type.Name).Order(StringComparer.Ordinal),
            CommandCases.All.Select(static one => one.Service).Order(StringComparer.Ordinal)
        );

    // Agents, queue, park, service, messages: what people and the switch do beside the canonical calls.
    private static void Work(ConformanceWorld world)
    {
        var engine = world.Engine;
        var group = engine.FindGroup("610")!;
        group.WrapUp = TimeSpan.FromSeconds(3);
        var member = PbxEngine.FindMember(group, world.Phone("1005"))!;
        Ready(ready: false);
        Ready(ready: true);
        engine.Inbound(engine.FindTrunk("carrier")!, "5551234567", "610");
        world.RunFor(2);
        foreach (var ringing in new[] { "1005", "1006" }.SelectMany(number => world.Phone(number).Legs).ToArray())
        {
            if (ringing.State == LegState.Alerting)
                engine.Answer(ringing);
        }
        world.RunFor(2);
        foreach (var leg in engine.Calls.SelectMany(static call => call.Legs).ToArray())
            engine.HangUp(leg);
        world.RunFor(60);
        if (member.Agent is { } agent)
        {
            engine.LogOff(agent);
            world.RunFor(1);
            engine.LogOn(agent, world.Phone("1005"));
        }
        else
        {
            engine.LogOff(member);
            world.RunFor(1);
            engine.LogOn(group, world.Phone("1005"), "Phone 1005");
        }
        world.RunFor(15);
        engine.SetService(world.Phone("1004"), inService: false);
        world.RunFor(1);
        engine.SetService(world.Phone("1004"), inService: true);
        world.RunFor(1);

        void Ready(bool ready)
        {
            if (member.Agent is { } named)
                engine.SetState(named, ready ? PbxAgentState.Ready : PbxAgentState.NotReady);
            else
                engine.SetReady(member, ready, ready ? "" : "Lunch");
            world.RunFor(1);
        }
    }

    private static async Task<IEnumerable<string>> EventsAsync(AdapterFolder adapter, Action<ConformanceWorld> act)
    {
        await using var world = new ConformanceWorld(adapter.Conformance);
        world.Rig.RunUntilInService();
        act(world);
        world.RunFor(5);
        return world.Adapter.Events.Select(static one => one.GetType().Name).ToList();
    }
}
