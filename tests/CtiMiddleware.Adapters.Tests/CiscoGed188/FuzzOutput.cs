using System.Buffers;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>Keeps nothing but what the contract needs: whether the link closed, which timers run, and that no ticket is completed twice.</summary>
internal sealed class FuzzOutput : ILinkOutput
{
    private readonly ArrayBufferWriter<byte> _wire = new();
    private readonly HashSet<LinkTimer> _timers = [];
    private readonly HashSet<long> _completed = [];
    private DateTimeOffset _now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    public bool IsClosed { get; set; }

    public ReadOnlySpan<byte> Written => _wire.WrittenSpan;

    public DateTimeOffset Now => _now = _now.AddMilliseconds(1);

    public DateTimeOffset ReceivedAt => Now;

    public IBufferWriter<byte> Wire
    {
        get
        {
            if (_wire.WrittenCount > 1_000_000)
                _wire.ResetWrittenCount();
            return _wire;
        }
    }

    public void Reset()
    {
        IsClosed = false;
        _timers.Clear();
        _wire.ResetWrittenCount();
        _completed.Clear();
    }

    /// <summary>One of the timers runs out.</summary>
    public void Fire(ILinkProtocol protocol)
    {
        if (_timers.Count == 0)
            return;
        var timer = _timers.First();
        _timers.Remove(timer);
        protocol.Elapsed(timer, this);
    }

    public void Emit(SwitchEvent switchEvent) => ArgumentNullException.ThrowIfNull(switchEvent);

    public void Complete(CommandTicket ticket, CommandAnswer answer)
    {
        if (!_completed.Add(ticket.Number))
            throw new InvalidOperationException($"command {ticket.Number} ended twice");
    }

    public void Close(string reason, CloseNext next) => IsClosed = true;

    public void StartTimer(LinkTimer timer, TimeSpan after) => _timers.Add(timer);

    public void StopTimer(LinkTimer timer) => _timers.Remove(timer);

    public void LoggedOn(string version, string? restriction) { }

    public void StatusNormal() { }

    public void SwitchRestarted(string evidence) { }

    public void Observed(string device, DeviceObservation observation, string? reason) { }

    public void Frame(int offset, int length) { }

    public void SnapshotBegin(SnapshotScope scope) { }

    public void SnapshotItem(SnapshotItem item) { }

    public void SnapshotEnd(SnapshotScope scope, bool complete) { }

    public void BindCall(CommandTicket ticket, NativeConnection connection) { }

    public void HeartbeatAnswered(TimeSpan roundTrip) { }

    public void HeartbeatMissed() { }

    public void Ignored() { }

    public void Unknown(string type, ReadOnlySpan<byte> frame) { }

    public void Anomaly(AnomalyKind kind, string detail, ReadOnlySpan<byte> frame) { }
}
