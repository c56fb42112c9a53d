namespace CtiMiddleware.Client;

/// <summary>
/// The state itself: replaces everything known before. The first event of a stream without <c>from</c>, and whenever the server cannot continue
/// behind the last position. Arrives once the snapshot is complete, never in parts.
/// </summary>
public sealed record Resync : StreamEvent
{
    /// <summary>
    /// <c>initial</c>, <c>cursor-expired</c>, <c>epoch-changed</c>, <c>slow-consumer</c>, <c>filter-changed</c>, or <c>gap</c> when this client asked for it
    /// because of a hole in the numbering.
    /// </summary>
    public string Reason { get; init; } = "";

    /// <summary>Every object in the view, in the order server, switches, links, devices, agents, groups, threads, calls.</summary>
    public IReadOnlyList<CtiObject> Objects { get; init; } = [];

    /// <summary>What the server could not include, each with its reason; empty when complete.</summary>
    public IReadOnlyList<IncompleteDevice> Incomplete { get; init; } = [];
}
