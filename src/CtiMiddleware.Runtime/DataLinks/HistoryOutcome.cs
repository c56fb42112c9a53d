using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.DataLinks;

/// <summary>What <see cref="CallHistoryMatcher"/> found.</summary>
public abstract record HistoryOutcome
{
    private HistoryOutcome() { }

    /// <summary>A record and a ringing belong together.</summary>
    /// <param name="Connection">The connection at the port.</param>
    /// <param name="Record">The record.</param>
    public sealed record Matched(NativeConnection Connection, HistoryRecord Record) : HistoryOutcome;

    /// <summary>No record came for a ringing within the window.</summary>
    /// <param name="Connection">The connection at the port.</param>
    /// <param name="Port">The port's number.</param>
    public sealed record NoRecord(NativeConnection Connection, string Port) : HistoryOutcome;

    /// <summary>A record found no call.</summary>
    /// <param name="Record">The record.</param>
    /// <param name="Why"><c>noRinging</c>, <c>superseded</c>, <c>callOver</c>, <c>late</c>, <c>ambiguous</c> or <c>duplicate</c>.</param>
    public sealed record Unmatched(HistoryRecord Record, string Why) : HistoryOutcome;
}
