using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.CallDetails;

/// <summary>
/// One call detail record of a PBX, normalised. Everything is as the PBX reported it: what a layout does not carry is null, never concluded.
/// The members of ECMA-269's CDR information have its names (<c>callingDevice</c>, <c>accountInfo</c>, <c>authCode</c>, <c>recordNumber</c>).
/// </summary>
public sealed record CallDetailRecord
{
    /// <summary>Our identifier, <c>cdr_…</c>; empty before the runtime gave one.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>The switch.</summary>
    public required SwitchId Switch { get; init; }

    /// <summary>The link over which it came.</summary>
    public required LinkId Link { get; init; }

    /// <summary>The name of the layout by which it was read.</summary>
    public required string Layout { get; init; }

    /// <summary>When its last byte was received, by our clock, UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>The record's own number as reported; null when the layout has none.</summary>
    public string? RecordNumber { get; init; }

    /// <summary>
    /// Date and time of the PBX's own clock, as far as it reported them, in its own time zone: <c>2004-05-09T07:46:00</c>, <c>--05-09T07:46</c>
    /// without a year, <c>T07:46</c> without a date. Null when it reported none.
    /// </summary>
    public string? ReportedTime { get; init; }

    /// <summary>What <see cref="ReportedTime"/> is the time of.</summary>
    public CallDetailTimeOf ReportedTimeOf { get; init; }

    /// <summary>How long the call lasted, in seconds, as exact as the layout has it; null when not reported.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Where the call went.</summary>
    public CallDetailDirection Direction { get; init; }

    /// <summary>The device of the switch that the record is about, where the layout has one field for it whatever the direction; null otherwise.</summary>
    public string? Device { get; init; }

    /// <summary>Who called.</summary>
    public string? CallingDevice { get; init; }

    /// <summary>Who was called, or what was dialled.</summary>
    public string? CalledDevice { get; init; }

    /// <summary>The trunk or circuit over which it came in.</summary>
    public string? TrunkIn { get; init; }

    /// <summary>The trunk or circuit over which it went out.</summary>
    public string? TrunkOut { get; init; }

    /// <summary>The account code.</summary>
    public string? AccountInfo { get; init; }

    /// <summary>The authorisation code.</summary>
    public string? AuthCode { get; init; }

    /// <summary>How the call was handled or ended.</summary>
    public CallDetailCondition Condition { get; init; }

    /// <summary>The same in the PBX's own code; null when it gave none.</summary>
    public string? ConditionCode { get; init; }

    /// <summary>How long it rang before it was answered or given up, in seconds; null when not reported.</summary>
    public double? RingSeconds { get; init; }

    /// <summary>The record says that the call was transferred; null when the layout cannot say.</summary>
    public bool? Transferred { get; init; }

    /// <summary>The record says that the call was a conference; null when the layout cannot say.</summary>
    public bool? Conferenced { get; init; }

    /// <summary>Fields of the layout that have no member here, or whose meaning no source confirms, by the layout's names; empty when none.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>The line as received, without the characters that end it.</summary>
    public required string RawLine { get; init; }

    /// <summary>Whether it stands in the journal. False only when the journal failed; the link is degraded then.</summary>
    public bool Journalled { get; init; }
}
