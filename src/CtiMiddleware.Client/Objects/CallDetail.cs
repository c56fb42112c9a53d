namespace CtiMiddleware.Client;

/// <summary>A call detail record, normalised. Everything is as the PBX reported it; what its layout does not carry is null.</summary>
public sealed record CallDetail
{
    /// <summary>Its identifier, <c>cdr_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The switch.</summary>
    public required string Switch { get; init; }

    /// <summary>The link over which it came.</summary>
    public required string Link { get; init; }

    /// <summary>The layout by which it was read.</summary>
    public required string Layout { get; init; }

    /// <summary>When the server received it, UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>The record's own number.</summary>
    public string? RecordNumber { get; init; }

    /// <summary>The PBX's own date and time as far as it gave them: <c>2004-05-09T07:46:00</c>, <c>--05-09T07:46</c>, <c>T07:46</c>.</summary>
    public string? ReportedTime { get; init; }

    /// <summary><c>start</c>, <c>end</c> or <c>notKnown</c>.</summary>
    public string? ReportedTimeOf { get; init; }

    /// <summary>How long the call lasted.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary><c>incoming</c>, <c>outgoing</c>, <c>internal</c>, <c>tandem</c> or <c>notKnown</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>The device that the record is about, where the layout has one field for it.</summary>
    public string? Device { get; init; }

    /// <summary>Who called.</summary>
    public string? CallingDevice { get; init; }

    /// <summary>Who was called, or what was dialled.</summary>
    public string? CalledDevice { get; init; }

    /// <summary>The trunk over which it came in.</summary>
    public string? TrunkIn { get; init; }

    /// <summary>The trunk over which it went out.</summary>
    public string? TrunkOut { get; init; }

    /// <summary>The account code.</summary>
    public string? AccountInfo { get; init; }

    /// <summary>The authorisation code.</summary>
    public string? AuthCode { get; init; }

    /// <summary>How the call was handled or ended, for example <c>answered</c>.</summary>
    public string? Condition { get; init; }

    /// <summary>The same in the PBX's own code.</summary>
    public string? ConditionCode { get; init; }

    /// <summary>How long it rang.</summary>
    public double? RingSeconds { get; init; }

    /// <summary>Whether it was transferred.</summary>
    public bool? Transferred { get; init; }

    /// <summary>Whether it was a conference.</summary>
    public bool? Conferenced { get; init; }

    /// <summary>Further fields by the layout's names.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = new Dictionary<string, string>();

    /// <summary>The line as received; empty when the key may not see all numbers in it.</summary>
    public string RawLine { get; init; } = "";

    /// <summary>Whether it stands in the server's journal.</summary>
    public bool Journalled { get; init; }
}
