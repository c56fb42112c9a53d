using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Tests.Support;

/// <summary>A log with one switch <c>hq</c> in front of it, in virtual time and with seeded identifiers.</summary>
public sealed class Rig : IAnomalySink, IDisposable
{
    private long _frame;

    public Rig(ulong seed = 1, EventLogOptions? options = null)
    {
        Log = new EventLog(options ?? new EventLogOptions(), Clock, new SeededIdSource(Clock, seed));
        Registry = new SwitchRegistry(NewSwitch(Clock), Log, new SeededIdSource(Clock, seed + 1), this);
        Registry.SetState(LinkState.Connecting, "Connecting.", null, Clock.GetUtcNow());
    }

    public TestClock Clock { get; } = new();

    public EventLog Log { get; }

    public SwitchRegistry Registry { get; }

    public List<(AnomalyKind Kind, string Detail)> Anomalies { get; } = [];

    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            var entries = new List<LogEntry>();
            Assert.True(Log.TryRead(0, int.MaxValue, entries));
            return entries;
        }
    }

    public IEnumerable<Call> Calls => Log.TakeSnapshot().OfKind(ObjectKind.Call).Cast<Call>();

    public static SwitchObject NewSwitch(TimeProvider clock) =>
        new()
        {
            Id = new SwitchId("hq"),
            Adapter = "test",
            State = LinkState.Connecting,
            Reason = "Starting.",
            Since = clock.GetUtcNow(),
            Stale = true,
            StaleSince = clock.GetUtcNow(),
        };

    /// <summary>Applies an event and returns what it put into the log: nothing, one entry, or more with inferred steps.</summary>
    public IReadOnlyList<LogEntry> Apply(SwitchEvent e)
    {
        var head = Log.Head.Number;
        Clock.Advance(TimeSpan.FromMilliseconds(20));
        Registry.Apply(e, Clock.GetUtcNow(), new FrameRef("hq-1", ++_frame));
        return After(head);
    }

    /// <summary>Applies an event that makes exactly one entry.</summary>
    public LogEntry One(SwitchEvent e) => Assert.Single(Apply(e));

    public void Item(SnapshotItem item) => Registry.SnapshotItem(item, Clock.GetUtcNow(), new FrameRef("hq-1", ++_frame));

    public IReadOnlyList<LogEntry> Snapshot(SnapshotScope scope, params SnapshotItem[] items)
    {
        var head = Log.Head.Number;
        Registry.SnapshotBegin(scope, Clock.GetUtcNow());
        foreach (var item in items)
            Item(item);
        Registry.SnapshotEnd(scope, complete: true, Clock.GetUtcNow());
        return After(head);
    }

    public Call Call(string native) => Assert.Single(Calls, call => call.Native.CallId == native);

    public Connection Connection(string native, string half) =>
        Assert.Single(Call(native).Connections, connection => connection.Native.DeviceId == half);

    public T Get<T>(ObjectKind kind, string id)
        where T : CtiObject
    {
        Assert.True(Log.TryGet<T>(kind, id, out var value), $"{kind} {id} is not there.");
        return value;
    }

    public void Anomaly(AnomalyKind kind, string detail) => Anomalies.Add((kind, detail));

    public void Dispose() => Log.Dispose();

    public IReadOnlyList<LogEntry> After(long position)
    {
        var entries = new List<LogEntry>();
        Assert.True(Log.TryRead(position, int.MaxValue, entries));
        return entries;
    }
}
