using System.Text;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Recordings through adapter, registry and log: what applications read, identifiers and stamps included.</summary>
public sealed class RecordingRegistryTests
{
    public static TheoryData<string> Recordings => [.. Recording.Names];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void The_log_reads_the_same_whole_byte_by_byte_and_cut_at_random_and_the_registry_ends_empty(string name)
    {
        var whole = Read(name, ReplaySplit.Whole);
        Assert.Equal(whole, Read(name, ReplaySplit.EveryByte));
        Assert.Equal(whole, Read(name, ReplaySplit.Random(11, 900)));
    }

    private static List<string> Read(string name, ReplaySplit split)
    {
        var recording = Recording.Load(name);
        using var rig = new Rig();
        var protocol = new AsteriskAmiProtocol(Recording.Options(name), new SeededIdSource(rig, 1));
        var replay = new ProtocolReplay(protocol, rig.Output);
        replay.Open();
        foreach (var (at, bytes) in recording.Chunks)
        {
            replay.AdvanceTo(Recording.Start + at);
            replay.Receive(bytes, split);
        }
        replay.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(rig.Output.Anomalies);
        Assert.Equal(0, rig.Output.Registry.CallCount);
        var entries = new List<LogEntry>();
        Assert.True(rig.Log.TryRead(0, int.MaxValue, entries));
        return [.. entries.Select(entry => Encoding.UTF8.GetString(entry.Json.Span))];
    }

    private sealed class Rig : TimeProvider, IDisposable
    {
        public Rig()
        {
            var ids = new SeededIdSource(this, 7);
            Log = new EventLog(new EventLogOptions(), this, ids);
            Output = new RegistryOutput(Log, ids);
        }

        public EventLog Log { get; }

        public RegistryOutput Output { get; }

        public override DateTimeOffset GetUtcNow() => Output?.Now ?? Recording.Start;

        public void Dispose() => Log.Dispose();
    }

    private sealed class RegistryOutput : ReplayOutput, IAnomalySink
    {
        public RegistryOutput(EventLog log, IIdSource ids)
            : base(Recording.Start)
        {
            var initial = new SwitchObject
            {
                Id = new SwitchId("hq"),
                Adapter = "asterisk-ami",
                State = LinkState.Up,
                Reason = "in service",
                Since = Recording.Start,
            };
            Registry = new SwitchRegistry(initial, log, ids, this);
        }

        public SwitchRegistry Registry { get; }

        public List<string> Anomalies { get; } = [];

        public override void Emit(SwitchEvent switchEvent) => Registry.Apply(switchEvent, ReceivedAt, default);

        public void Anomaly(AnomalyKind kind, string detail) => Anomalies.Add($"{kind}: {detail}");
    }
}
