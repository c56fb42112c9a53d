using CtiMiddleware.Conformance.Stories;
using CtiMiddleware.Conformance.Wire;
using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>A promise without a test is a hope: what an adapter claims is exercised by vectors or suites, and what it denies never comes.</summary>
public sealed class CapabilityTests
{
    private static readonly string[] s_voice =
    [
        .. VoiceServices.OfBoard.Concat(VoiceServices.EventsOfBoard).Select(static one => one.Name),
    ];

    public static TheoryData<string> Switches => Of(static kind => kind == AdapterKind.Switch);

    public static TheoryData<string> Adapters => Of(static _ => true);

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task Every_event_that_is_claimed_comes_and_none_that_is_denied(string protocol)
    {
        var adapter = AdapterFolders.All[protocol];
        var told = EvidenceTests.Runs(adapter).SelectMany(static run => run.Events).ToHashSet(StringComparer.Ordinal);
        foreach (var scenario in CanonicalScenarios.All)
            told.UnionWith(await EventsAsync(adapter, scenario.Act));
        foreach (var one in CommandCases.All)
        {
            if (adapter.Capabilities.Service(one.Service).Support != ServiceSupport.NotSupported)
                told.UnionWith(await EventsAsync(adapter, world => world.Rig.Execute(one.Arrange(world))));
        }
        told.UnionWith(await EventsAsync(adapter, Work));
        var silent = Claimed(adapter.Capabilities.Events).Except(told).ToList();
        Assert.True(silent.Count == 0, $"{protocol} claims what no vector and no suite brings: {string.Join(", ", silent)}");
        Assert.Empty(Denied(adapter.Capabilities.Events).Intersect(told));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public async Task What_a_data_link_or_board_claims_is_shown_by_a_vector_or_its_story(string protocol)
    {
        var adapter = AdapterFolders.All[protocol];
        if (adapter.Wire is null)
        {
            // A switch shows them by canonical scenarios, in the test above.
            Assert.Equal(AdapterKind.Switch, adapter.Kind);
            return;
        }
        var runs = EvidenceTests.Runs(adapter).ToList();
        var told = runs.SelectMany(static run => run.Events).ToHashSet(StringComparer.Ordinal);
        await using var world = new WireWorld(adapter.Wire);
        world.RunUntilInService(TimeSpan.FromMinutes(3));
        world.Play();
        told.UnionWith(world.Adapter.Events.Select(static one => one.GetType().Name));
        // On a board with audio the runtime carries out the voice services and tells their events: its own tests show them.
        var byRuntime = world.Adapter.CreateAgain() is IBoardProtocol ? s_voice : [];
        var silent = Claimed(adapter.Capabilities.Events).Except(told).Except(byRuntime).ToList();
        Assert.True(silent.Count == 0, $"{protocol} claims what no vector and no story brings: {string.Join(", ", silent)}");
        Assert.Empty(Denied(adapter.Capabilities.Events).Intersect(told));
        // What the runtime itself asks for is asked for in every world.
        var asked = runs.SelectMany(static run => run.Services).Append("RequestSnapshot").ToHashSet(StringComparer.Ordinal);
        var never = Claimed(adapter.Capabilities.Services).Except(asked).Except(byRuntime).ToList();
        Assert.True(never.Count == 0, $"{protocol} claims services that no vector asks for: {string.Join(", ", never)}");
    }

    [Fact]
    public void Every_service_has_a_case_in_the_command_suite() =>
        Assert.Equal(
            typeof(SwitchCommand).GetNestedTypes().Select(static type => type.Name).Order(StringComparer.Ordinal),
            CommandCases.All.Select(static one => one.Service).Order(StringComparer.Ordinal)
        );

    private static TheoryData<string> Of(Func<AdapterKind, bool> isMeant) =>
        [.. AdapterFolders.All.Where(one => isMeant(one.Value.Kind)).Select(static one => one.Key)];

    private static IEnumerable<string> Claimed(IEnumerable<ServiceCapability> all) =>
        all.Where(static one => one.Support != ServiceSupport.NotSupported).Select(static one => one.Name);

    private static IEnumerable<string> Denied(IEnumerable<ServiceCapability> all) =>
        all.Where(static one => one.Support == ServiceSupport.NotSupported).Select(static one => one.Name);

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
        await using var world = new ConformanceWorld(adapter.Conformance!);
        world.Rig.RunUntilInService();
        act(world);
        world.RunFor(5);
        return world.Adapter.Events.Select(static one => one.GetType().Name).ToList();
    }
}
