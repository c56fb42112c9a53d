namespace CtiMiddleware.Cli.Watching;

/// <summary>One event as a row of the ladder. Immutable.</summary>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Type">Its type without <c>cti.</c> and version, for example <c>call.delivered</c>.</param>
/// <param name="Subject">What it is about: a call, an agent, a link; null for the stream itself.</param>
/// <param name="Device">The device that it names first; null when it names none.</param>
/// <param name="State">The state of that device's connection after it; null when it has none.</param>
/// <param name="Cause">Why; null when it was not said.</param>
/// <param name="Mark">What a person must know of it: concluded, from a snapshot; empty for nothing.</param>
/// <param name="Lanes">The connections of its call after it, device → state.</param>
internal sealed record LadderRow(
    DateTimeOffset Time,
    string Type,
    string? Subject,
    string? Device,
    string? State,
    string? Cause,
    string Mark,
    IReadOnlyList<KeyValuePair<string, string>> Lanes
);
