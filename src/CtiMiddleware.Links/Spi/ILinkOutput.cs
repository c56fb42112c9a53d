using System.Buffers;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Links.Spi;

/// <summary>What a protocol may say to the runtime. Valid only during the call it was given to; not thread-safe.</summary>
public interface ILinkOutput
{
    /// <summary>The present time, UTC, from the runtime's <see cref="TimeProvider"/>.</summary>
    DateTimeOffset Now { get; }

    /// <summary>When the bytes of this call were received, UTC.</summary>
    DateTimeOffset ReceivedAt { get; }

    /// <summary>Bytes to send. Bounded: when the far end does not read, the link fails with that reason.</summary>
    IBufferWriter<byte> Wire { get; }

    /// <summary>The adapter is logged on.</summary>
    /// <param name="version">What the switch says it is, for people.</param>
    /// <param name="restriction">A restriction in words that makes the link <c>degraded</c> instead of <c>up</c>, or null.</param>
    void LoggedOn(string version, string? restriction);

    /// <summary>The switch is in normal operation: monitors and snapshots may begin.</summary>
    void StatusNormal();

    /// <summary>
    /// The switch answers and is not in normal operation (a part of it is down): the link is <c>degraded</c> with this reason until
    /// <see cref="StatusNormal"/> is said again, after which the present state is read anew.
    /// </summary>
    /// <param name="reason">What is wrong, in words.</param>
    void StatusImpaired(string reason) { }

    /// <summary>
    /// The switch restarted, or one of its call identifiers came back for another call while the first was still known: it counts them anew (field
    /// rules 1 and 43). Every call known until now ends with cause <c>resync</c>; what is emitted from here on belongs to the new epoch.
    /// The calls that go on are found by comparing within a second. Where only the end of one call got lost, so that its identifier alone comes back,
    /// end that call with a <see cref="Model.Snapshots.SnapshotItem.Call"/> without connections instead. Monitors that the restart took are told with
    /// <see cref="Observed"/>.
    /// </summary>
    /// <param name="evidence">What showed it, in words.</param>
    void SwitchRestarted(string evidence);

    /// <summary>
    /// Whether the calls of a device are seen from now on: the result of <see cref="SwitchCommand.MonitorStart"/>, or of the switch's own doing
    /// (field rule 32). Only said by adapters whose switch does not show everything by itself.
    /// </summary>
    /// <param name="device">The device's number.</param>
    /// <param name="observation">Seen, not seen, or refused.</param>
    /// <param name="reason">The switch's own words; null when it gave none.</param>
    void Observed(string device, DeviceObservation observation, string? reason);

    /// <summary>Marks the frame that is being worked on, for references and attachments.</summary>
    /// <param name="offset">Where it begins in the buffer of <see cref="ILinkProtocol.Received"/>.</param>
    /// <param name="length">Its length in bytes.</param>
    void Frame(int offset, int length);

    /// <summary>A uniform event, with native identifiers inside.</summary>
    void Emit(SwitchEvent switchEvent);

    /// <summary>A snapshot begins: the items that follow supersede what was emitted before it.</summary>
    void SnapshotBegin(SnapshotScope scope);

    /// <summary>One object of the snapshot; may interleave with events, which supersede it when they come later.</summary>
    void SnapshotItem(SnapshotItem item);

    /// <summary>The snapshot ends.</summary>
    /// <param name="scope">Its scope.</param>
    /// <param name="complete">Whether it named everything there is; then what it did not name ended.</param>
    void SnapshotEnd(SnapshotScope scope, bool complete);

    /// <summary>Binds the call that a command makes to the switch's identifiers, before any event of it is emitted.</summary>
    void BindCall(CommandTicket ticket, NativeConnection connection);

    /// <summary>The end of a command, exactly once for each ticket; after <see cref="ILinkProtocol.Abandon"/> it is a late answer.</summary>
    void Complete(CommandTicket ticket, CommandAnswer answer);

    /// <summary>
    /// A part of a <see cref="SwitchCommand.RequestSnapshot"/> that takes many requests was answered: its time begins anew. Needed only where an
    /// answered part names nothing; every <see cref="SnapshotItem"/> says it too. Means nothing for other commands, whose time is the client's.
    /// </summary>
    void Progress(CommandTicket ticket) { }

    /// <summary>Starts a timer, or starts it anew.</summary>
    void StartTimer(LinkTimer timer, TimeSpan after);

    /// <summary>Stops a timer; does nothing when it is not running.</summary>
    void StopTimer(LinkTimer timer);

    /// <summary>Acts on the lines of the serial port that the link goes over; false when it goes over none, or the device refuses.</summary>
    bool Control(LineControl control) => false;

    /// <summary>Where the audio of a board goes.</summary>
    /// <exception cref="NotSupportedException">The protocol is not an <see cref="IBoardProtocol"/>, or nobody listens.</exception>
    IMediaOutput Media => throw new NotSupportedException("This link carries no audio.");

    /// <summary>A good answer to supervision came.</summary>
    /// <param name="roundTrip">How long it took.</param>
    void HeartbeatAnswered(TimeSpan roundTrip);

    /// <summary>Supervision was not answered in time. The runtime decides with hysteresis (field rule 39) whether the link is lost.</summary>
    void HeartbeatMissed();

    /// <summary>A frame that is ignored on purpose, by kind: only counted.</summary>
    void Ignored();

    /// <summary>A well-formed frame of a kind that is not known: counted by type and kept (architecture promise 8).</summary>
    void Unknown(string type, ReadOnlySpan<byte> frame);

    /// <summary>Something that contradicts the model or the protocol's own rules, and that was survived: counted by kind, with the frame attached.</summary>
    void Anomaly(AnomalyKind kind, string detail, ReadOnlySpan<byte> frame);

    /// <summary>Ends the link.</summary>
    /// <param name="reason">Why, in words, with the switch's own where it gave some.</param>
    /// <param name="next">What to do next.</param>
    void Close(string reason, CloseNext next);
}
