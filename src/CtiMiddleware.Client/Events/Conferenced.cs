namespace CtiMiddleware.Client;

/// <summary>Two calls became one, or a party joined: one event for the whole merge (17.2.3).</summary>
public sealed record Conferenced : CallEvent
{
    /// <summary>Every connection of the merge, old → new.</summary>
    public IReadOnlyList<MergedConnection> Connections { get; init; } = [];

    /// <summary>The threads that went into another by it; empty when none.</summary>
    public IReadOnlyList<MergedThread> MergedThreads { get; init; } = [];
}
