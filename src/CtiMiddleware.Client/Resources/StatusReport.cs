namespace CtiMiddleware.Client;

/// <summary>How the server is.</summary>
public sealed record StatusReport
{
    /// <summary>The worst of the visible switches in a word: <c>ok</c>, <c>degraded</c>, <c>down</c>, or <c>empty</c> when there is none.</summary>
    public string Status { get; init; } = "";

    /// <summary>The server's version.</summary>
    public string Version { get; init; } = "";

    /// <summary>When the process started, UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Where the log stands.</summary>
    public string? Cursor { get; init; }

    /// <summary>The visible switches.</summary>
    public IReadOnlyList<Switch> Switches { get; init; } = [];

    /// <summary>The visible links.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>How many objects there are of each kind, of those visible.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
