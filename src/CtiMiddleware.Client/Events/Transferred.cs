namespace CtiMiddleware.Client;

/// <summary>A call was transferred: one event for the whole merge (17.2.18).</summary>
public sealed record Transferred : CallEvent
{
    /// <summary>Every connection of the merge, old → new.</summary>
    public IReadOnlyList<MergedConnection> Connections { get; init; } = [];

    /// <summary>The threads that went into another by it; empty when none.</summary>
    public IReadOnlyList<MergedThread> MergedThreads { get; init; } = [];
}
