using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>Random operations reach every event that the engine knows: none is there for nothing, and the log describes each.</summary>
public sealed class EventCoverageTests
{
    [Fact]
    public void Every_event_happens_somewhere_in_a_hundred_random_lives()
    {
        var missing = typeof(PbxEvent).GetNestedTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var all = missing.Count;
        for (ulong seed = 1; seed <= 100 && missing.Count > 0; seed++)
        {
            var random = new SplitMix64(seed * 31);
            var rig = new EngineRig(EngineRandomOperationTests.Profile(random), seed);
            foreach (var point in rig.Engine.RoutePoints)
            {
                PbxEngine.RegisterRouter(point);
            }
            rig.Engine.SetMessages(rig.Phone("1001"), 1, 0);
            for (var step = 0; step < 200; step++)
            {
                new RandomOperation(rig, random).Act();
                rig.Wait(random.NextDouble() * 2);
            }
            rig.Engine.DropAllCalls();
            missing.ExceptWith(rig.Events.Select(e => e.GetType().Name));
        }
        Assert.True(all > 50, $"{all} events");
        Assert.True(missing.Count == 0, string.Join(", ", missing));
    }
}
