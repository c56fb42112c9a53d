using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Links.Capture;

/// <summary>One thing that a protocol said during a replay, comparable by value.</summary>
public abstract record ReplayItem
{
    private ReplayItem() { }

    /// <summary>The adapter is logged on.</summary>
    public sealed record LoggedOn(string Version, string? Restriction) : ReplayItem;

    /// <summary>The switch is in normal operation.</summary>
    public sealed record StatusNormal : ReplayItem;

    /// <summary>The switch restarted.</summary>
    public sealed record Restarted(string Evidence) : ReplayItem;

    /// <summary>Whether a device's calls are seen.</summary>
    public sealed record Observation(string Device, DeviceObservation Observed, string? Reason) : ReplayItem;

    /// <summary>The switch is not in normal operation.</summary>
    public sealed record StatusImpaired(string Reason) : ReplayItem;

    /// <summary>A uniform event, with when its bytes were received.</summary>
    public sealed record Emitted(SwitchEvent Event, DateTimeOffset ReceivedAt) : ReplayItem;

    /// <summary>A snapshot begins.</summary>
    public sealed record SnapshotBegan(SnapshotScope Scope) : ReplayItem;

    /// <summary>An object of a snapshot.</summary>
    public sealed record Snapshot(SnapshotItem Item) : ReplayItem;

    /// <summary>A snapshot ends.</summary>
    public sealed record SnapshotEnded(SnapshotScope Scope, bool Complete) : ReplayItem;

    /// <summary>The call of a command is bound.</summary>
    public sealed record Bound(CommandTicket Ticket, NativeConnection Connection) : ReplayItem;

    /// <summary>A command ended.</summary>
    public sealed record Completed(CommandTicket Ticket, CommandAnswer Answer) : ReplayItem;

    /// <summary>A heartbeat was answered or missed.</summary>
    public sealed record Heartbeat(bool Answered, TimeSpan RoundTrip) : ReplayItem;

    /// <summary>A frame of an unknown kind, as text in Latin-1.</summary>
    public sealed record Unknown(string Type, string Frame) : ReplayItem;

    /// <summary>An anomaly, its frame as text in Latin-1.</summary>
    public sealed record Anomaly(AnomalyKind Kind, string Detail, string Frame) : ReplayItem;

    /// <summary>Audio flows on a connection of a board, in these directions.</summary>
    public sealed record MediaReady(NativeConnection Connection, MediaDirections Directions) : ReplayItem;

    /// <summary>Audio cannot flow on a connection of a board, or no longer does.</summary>
    public sealed record MediaStopped(NativeConnection Connection, bool Ended, string Reason) : ReplayItem;

    /// <summary>Audio of a connection came: how many samples; they themselves are in <see cref="ReplayOutput.Audio"/>.</summary>
    public sealed record AudioReceived(NativeConnection Connection, int Samples) : ReplayItem;

    /// <summary>A board heard a digit.</summary>
    public sealed record DigitReceived(NativeConnection Connection, char Digit) : ReplayItem;

    /// <summary>A board heard a tone.</summary>
    public sealed record ToneReceived(NativeConnection Connection, LineTone Tone) : ReplayItem;

    /// <summary>A board lost audio.</summary>
    public sealed record AudioLost(NativeConnection Connection, string Reason) : ReplayItem;

    /// <summary>The protocol ends the link.</summary>
    public sealed record Close(string Reason, CloseNext Next) : ReplayItem;
}
