using System.Buffers;
using System.Text;
using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Board.VoiceModem;
using CtiMiddleware.Simulators.Switch.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.BoardSimulator.Tests.VoiceModem;

/// <summary>Our adapter on one end of a serial line, our modem face with its telephone line and exchange on the other, in virtual time.</summary>
internal sealed class AdapterBench : ILinkOutput, IMediaOutput, IModemWire
{
    private readonly ArrayBufferWriter<byte> _wire = new();
    private readonly List<byte> _received = [];
    private readonly Dictionary<LinkTimer, KernelTimer> _timers = [];
    private long _ticket;

    public AdapterBench(string modem = "v253", VoiceModemOptions? options = null, LineExchangeOptions? exchange = null, ulong seed = 1)
    {
        Kernel = new SimulationKernel(seed, new DateTimeOffset(2026, 3, 1, 12, 34, 0, TimeSpan.Zero));
        Exchange = new LineExchange(Kernel, Line, exchange ?? new LineExchangeOptions()) { Told = Told.Add };
        Modem = new VoiceModemFace(Kernel, Line, ModemProfile.Get(modem)) { Wire = this };
        Protocol = (VoiceModemProtocol)
            new VoiceModemAdapterFactory().Create(
                new LinkContext(
                    new SwitchId("vm1"),
                    new LinkId("vm1/1"),
                    options ?? new VoiceModemOptions { Line = "2001" },
                    NullLogger.Instance,
                    1
                )
            );
    }

    public SimulationKernel Kernel { get; }
    public TelephoneLine Line { get; } = new("2001");
    public LineExchange Exchange { get; }
    public VoiceModemFace Modem { get; }
    public VoiceModemProtocol Protocol { get; }
    public List<LineEvent> Told { get; } = [];
    public List<SwitchEvent> Events { get; } = [];
    public List<string> Notes { get; } = [];
    public List<(CommandTicket Ticket, CommandAnswer Answer)> Answers { get; } = [];
    public List<short> Heard { get; } = [];
    public StringBuilder Digits { get; } = new();
    public MediaDirections? Ready1 { get; private set; }
    public string? CloseReason { get; private set; }
    public string? Version { get; private set; }
    public bool IsNormal { get; private set; }

    /// <summary>How long what the modem says is on its way.</summary>
    public TimeSpan Delay { get; set; }

    public DateTimeOffset Now => Kernel.Now;
    public DateTimeOffset ReceivedAt => Kernel.Now;
    public IBufferWriter<byte> Wire => _wire;
    public IMediaOutput Media => this;

    public AdapterBench Open()
    {
        Act(() => Protocol.Opened(this));
        Run(10);
        Assert.True(IsNormal, string.Join('\n', Notes));
        return this;
    }

    /// <summary>After the protocol gave the link up: the connection is made anew.</summary>
    public void Reopen()
    {
        Protocol.Closed(this);
        CloseReason = null;
        _received.Clear();
        _wire.ResetWrittenCount();
        Act(() => Protocol.Opened(this));
    }

    public void Act(Action work)
    {
        work();
        Flush();
    }

    public void Run(double seconds)
    {
        Flush();
        Kernel.RunFor(TimeSpan.FromSeconds(seconds));
    }

    public CommandTicket Execute(SwitchCommand command)
    {
        var ticket = new CommandTicket(++_ticket);
        Act(() => Protocol.Execute(ticket, command, this));
        return ticket;
    }

    public CommandAnswer AnswerTo(CommandTicket ticket) => Assert.Single(Answers, one => one.Ticket == ticket).Answer;

    public T Last<T>()
        where T : SwitchEvent => Events.OfType<T>().Last();

    /// <summary>A call rings, is answered, and speaks.</summary>
    public (LinePlayer Caller, NativeConnection Mine) Answered(LineCaller? who = null)
    {
        var caller = new LinePlayer();
        Exchange.Ring(who ?? new LineCaller { Number = "5551234" }, caller);
        Run(4);
        var mine = Last<CallEvent.Delivered>().Connection;
        var ticket = Execute(new SwitchCommand.AnswerCall(mine));
        Run(0.5);
        Assert.Equal(CommandOutcome.Acknowledged, AnswerTo(ticket).Outcome);
        return (caller, mine);
    }

    public void SetMedia(NativeConnection connection, MediaDirections directions)
    {
        Ready1 = null;
        Act(() => Protocol.SetMedia(connection, directions, this));
    }

    /// <summary>Says samples at their pace, a frame every 20 ms.</summary>
    public void Say(NativeConnection connection, ReadOnlySpan<short> samples)
    {
        for (; samples.Length >= 160; samples = samples[160..])
        {
            Protocol.Transmit(connection, samples[..160], this);
            Flush();
            Run(0.02);
        }
    }

    // The adapter's bytes reach the modem in the kernel's next piece of work.
    private void Flush()
    {
        if (_wire.WrittenCount == 0)
            return;
        var bytes = _wire.WrittenSpan.ToArray();
        _wire.ResetWrittenCount();
        Kernel.Post(() => Modem.Receive(bytes));
    }

    bool IModemWire.TrySend(ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        if (Delay == TimeSpan.Zero)
            Kernel.Post(() => Arrive(copy));
        else
            Kernel.Schedule(Delay, () => Arrive(copy));
        return true;
    }

    private void Arrive(byte[] bytes)
    {
        if (CloseReason is not null)
            return;
        _received.AddRange(bytes);
        while (_received.Count > 0)
        {
            var consumed = Protocol.Received(_received.ToArray(), 64, this);
            _received.RemoveRange(0, consumed);
            if (consumed == 0)
                break;
        }
        Flush();
    }

    public void StartTimer(LinkTimer timer, TimeSpan after)
    {
        StopTimer(timer);
        _timers[timer] = Kernel.Schedule(
            after,
            () =>
            {
                Protocol.Elapsed(timer, this);
                Flush();
            }
        );
    }

    public void StopTimer(LinkTimer timer)
    {
        if (_timers.Remove(timer, out var running))
            running.Dispose();
    }

    public bool Control(LineControl control)
    {
        Notes.Add($"control {control}");
        if (control is LineControl.DtrOff or LineControl.DtrOn)
            Modem.SetDataTerminalReady(control == LineControl.DtrOn);
        return true;
    }

    public void LoggedOn(string version, string? restriction) => (Version, IsNormal) = (version + restriction, false);

    public void StatusNormal() => IsNormal = true;

    public void StatusImpaired(string reason)
    {
        IsNormal = false;
        Notes.Add($"impaired {reason}");
    }

    public void SwitchRestarted(string evidence) => Notes.Add($"restarted {evidence}");

    public void Observed(string device, DeviceObservation observation, string? reason) => Notes.Add($"observed {device}");

    public void Frame(int offset, int length) { }

    public void Emit(SwitchEvent switchEvent) => Events.Add(switchEvent);

    public void SnapshotBegin(SnapshotScope scope) => Notes.Add($"snapshot {scope}");

    public void SnapshotItem(SnapshotItem item) => Notes.Add($"item {item.GetType().Name}");

    public void SnapshotEnd(SnapshotScope scope, bool complete) => Notes.Add($"end {scope} {complete}");

    public void BindCall(CommandTicket ticket, NativeConnection connection) => Notes.Add($"bound {ticket.Number}");

    public void Complete(CommandTicket ticket, CommandAnswer answer) => Answers.Add((ticket, answer));

    public void HeartbeatAnswered(TimeSpan roundTrip) => Notes.Add("heartbeat");

    public void HeartbeatMissed() => Notes.Add("heartbeat missed");

    public void Ignored() { }

    public void Unknown(string type, ReadOnlySpan<byte> frame) => Notes.Add($"unknown {type}");

    public void Anomaly(AnomalyKind kind, string detail, ReadOnlySpan<byte> frame) => Notes.Add($"anomaly {kind}: {detail}");

    public void Close(string reason, CloseNext next)
    {
        CloseReason = reason;
        foreach (var timer in _timers.Values)
            timer.Dispose();
        _timers.Clear();
    }

    public void Ready(NativeConnection connection, MediaDirections directions) => Ready1 = directions;

    public void Failed(NativeConnection connection, string reason) => Notes.Add($"media failed: {reason}");

    public void Ended(NativeConnection connection, string reason) => Notes.Add($"media ended: {reason}");

    public void Received(NativeConnection connection, ReadOnlySpan<short> samples) => Heard.AddRange(samples);

    public void DigitReceived(NativeConnection connection, char digit) => Digits.Append(digit);

    public void ToneReceived(NativeConnection connection, LineTone tone) => Notes.Add($"tone {tone}");

    public void Lost(NativeConnection connection, string reason) => Notes.Add($"lost {reason}");
}
