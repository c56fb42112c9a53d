using System.Buffers;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Benchmarks;

/// <summary>The hot path without sockets and log: bytes → adapter → registry → a sink that makes every event's body and counts it.</summary>
public sealed class Pipeline : ILinkOutput, IEventSink, IAnomalySink
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    private readonly ILinkProtocol _protocol;
    private readonly Func<int> _open;
    private readonly SwitchRegistry? _registry;
    private readonly ArrayBufferWriter<byte> _wire = new();
    private readonly Dictionary<LinkTimer, bool> _timers = [];
    private long _frame;

    /// <summary>The pipeline of Asterisk's manager, logged on.</summary>
    public Pipeline(bool registry)
        : this("asterisk-ami", Ami(), registry)
    {
        Feed(
            "Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: 1\r\nMessage: Authentication accepted\r\n\r\nEvent: FullyBooted\r\n\r\n"u8
        );
    }

    /// <summary>The pipeline of any protocol, opened and not logged on.</summary>
    /// <param name="adapter">The adapter's name.</param>
    /// <param name="protocol">The protocol and how many calls it has.</param>
    /// <param name="registry">Whether the events go into registries.</param>
    public Pipeline(string adapter, (ILinkProtocol Protocol, Func<int> Calls) protocol, bool registry)
    {
        (_protocol, _open) = protocol;
        if (registry)
        {
            var status = new SwitchObject
            {
                Id = new SwitchId("hq"),
                Adapter = adapter,
                State = LinkState.Up,
                Reason = "in service",
                Since = Start,
            };
            _registry = new SwitchRegistry(status, this, new SeededIdSource(TimeProvider.System, 42), this);
        }
        _protocol.Opened(this);
    }

    private static (ILinkProtocol Protocol, Func<int> Calls) Ami()
    {
        var options = new AsteriskAmiOptions
        {
            User = "cti",
            Secret = "x",
            Md5 = false,
            Devices =
            [
                new DeviceRule(@"^Local/(2\d\d\d)@lphone$", "$1", DeviceCategory.Station),
                new DeviceRule(@"^Local/(11\d\d)@agentleg$", "$1", DeviceCategory.Station),
                .. DeviceMap.Default,
            ],
        };
        var protocol = new AsteriskAmiProtocol(options, new SeededIdSource(TimeProvider.System, 42));
        return (protocol, () => protocol.ChannelCount);
    }

    public long Emitted { get; private set; }

    public long Logged { get; private set; }

    public long Anomalies { get; private set; }

    public long Unknowns { get; private set; }

    public long IgnoredFrames { get; private set; }

    public int OpenCalls => _registry?.CallCount ?? _open();

    public string? LastAnomaly { get; private set; }

    /// <summary>One pass over bytes that hold whole packets, given as a loop's turn gives them: at most 64 KiB or 256 frames at once.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var turn = bytes[..Math.Min(bytes.Length, 64 * 1024)];
            var consumed = _protocol.Received(turn, 256, this);
            if (consumed == 0)
                throw new InvalidOperationException("A packet longer than a turn, or cut.");
            bytes = bytes[consumed..];
        }
        if (_timers.Remove(new LinkTimer(4)))
            _protocol.Elapsed(new LinkTimer(4), this);
    }

    public DateTimeOffset Now => Start;

    public DateTimeOffset ReceivedAt => Start;

    public IBufferWriter<byte> Wire => _wire;

    public Cursor Head => new("e1", Logged);

    public void Emit(SwitchEvent switchEvent)
    {
        Emitted++;
        _registry?.Apply(switchEvent, Start, new FrameRef("hq-1", _frame));
    }

    public long Append(EventDraft draft)
    {
        Logged++;
        GC.KeepAlive(draft.MakeBody(Logged));
        return Logged;
    }

    void IAnomalySink.Anomaly(AnomalyKind kind, string detail)
    {
        Anomalies++;
        LastAnomaly = detail;
    }

    public void Anomaly(AnomalyKind kind, string detail, ReadOnlySpan<byte> frame)
    {
        Anomalies++;
        LastAnomaly = detail;
    }

    public void SwitchRestarted(string evidence) => throw new InvalidOperationException(evidence);

    public void Observed(string device, DeviceObservation observation, string? reason) { }

    public void Frame(int offset, int length) => _frame++;

    public void StartTimer(LinkTimer timer, TimeSpan after) => _timers[timer] = true;

    public void StopTimer(LinkTimer timer) => _timers.Remove(timer);

    public void Ignored() => IgnoredFrames++;

    public void Unknown(string type, ReadOnlySpan<byte> frame) => Unknowns++;

    public void LoggedOn(string version, string? restriction) { }

    public void StatusNormal() { }

    public void SnapshotBegin(SnapshotScope scope) { }

    public void SnapshotItem(SnapshotItem item) { }

    public void SnapshotEnd(SnapshotScope scope, bool complete) { }

    public void BindCall(CommandTicket ticket, NativeConnection connection) { }

    public void Complete(CommandTicket ticket, CommandAnswer answer) { }

    public void HeartbeatAnswered(TimeSpan roundTrip) { }

    public void HeartbeatMissed() { }

    public void Close(string reason, CloseNext next) => throw new InvalidOperationException(reason);
}
