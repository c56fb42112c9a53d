namespace CtiMiddleware.Client;

/// <summary>A thread that went into another.</summary>
/// <param name="From">The thread that ended; the server keeps it readable for 24 hours.</param>
/// <param name="Into">The thread that survives: whose first call is older.</param>
/// <param name="Conflicts">Keys that both had with different values, each with the value that lost.</param>
public sealed record MergedThread(string From, string Into, IReadOnlyDictionary<string, string>? Conflicts);
