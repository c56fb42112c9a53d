using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;

namespace CtiMiddleware.Runtime.Tests.Calls;

/// <summary>What a uniform event costs in the registry alone, over a sink that only counts.</summary>
public sealed class RegistryCostTests : IEventSink, IAnomalySink
{
    private long _count;

    Cursor IEventSink.Head => new("e", _count);

    long IEventSink.Append(EventDraft draft)
    {
        draft.MakeBody(++_count);
        return _count;
    }

    void IAnomalySink.Anomaly(AnomalyKind kind, string detail) => Assert.Fail(detail);

    [Fact]
    public void An_event_allocates_little()
    {
        var clock = new TestClock();
        var registry = new SwitchRegistry(Rig.NewSwitch(clock), this, new SeededIdSource(clock, 1), this);
        var events = new List<SwitchEvent>();
        var pbx = new RandomPbx(7, events.Add);
        for (var i = 0; i < 30_000; i++)
            pbx.Step();
        pbx.HangUpAll();
        var at = clock.GetUtcNow();
        var warm = events.Count / 3;
        for (var i = 0; i < warm; i++)
            registry.Apply(events[i], at, new FrameRef("hq-1", i));
        var (bytes, published) = (GC.GetAllocatedBytesForCurrentThread(), _count);
        var clockStart = TimeProvider.System.GetTimestamp();
        for (var i = warm; i < events.Count; i++)
            registry.Apply(events[i], at, new FrameRef("hq-1", i));
        var elapsed = TimeProvider.System.GetElapsedTime(clockStart);
        var count = _count - published;
        var perEvent = (GC.GetAllocatedBytesForCurrentThread() - bytes) / count;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{perEvent} bytes, {elapsed.TotalMicroseconds / count:f2} µs for each of {count} events"
        );
        Assert.InRange(perEvent, 0, 1500);
        Assert.Equal(0, registry.CallCount);
    }
}
