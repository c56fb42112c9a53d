using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Events;

/// <summary>A thread that went into another.</summary>
/// <param name="From">The thread that ended; readable for 24 h with <c>mergedInto</c>.</param>
/// <param name="Into">The thread that survives: whose first call is older.</param>
/// <param name="Conflicts">Keys both had with different values, each with the value that lost.</param>
public sealed record MergedThread(ThreadId From, ThreadId Into, IReadOnlyDictionary<string, string> Conflicts);
