using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;
using CtiMiddleware.Runtime.Tests.Switches;

namespace CtiMiddleware.Runtime.Tests.Events;

/// <summary>What the collector counts is the whole process's: no other test runs beside it.</summary>
[Collection(nameof(ThreadedLoopTests))]
public sealed class RingCostTests
{
    [Fact]
    public void What_the_ring_is_charged_is_about_what_the_collector_counts()
    {
        using var rig = new Rig();
        Fill(rig, 2000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var charged = rig.Log.Replay.Bytes;
        Fill(rig, 8000);
        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        charged = rig.Log.Replay.Bytes - charged;
        Assert.InRange(charged, used * 0.8, used * 2.0);
        GC.KeepAlive(rig);
    }

    private static void Fill(Rig rig, int steps)
    {
        var pbx = new RandomPbx(steps, e => rig.Registry.Apply(e, rig.Clock.GetUtcNow(), new FrameRef("hq-1", 1)));
        for (var i = 0; i < steps; i++)
            pbx.Step();
        pbx.HangUpAll();
        // Somebody reads it all, so that the JSON is there too.
        Assert.All(rig.Entries, entry => Assert.False(entry.Json.IsEmpty));
    }
}
