using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Server.Security;

/// <summary>An API key as it is known at run time: never its text, only the hash of it.</summary>
/// <param name="Id">Its name, the middle part of <c>ctk_&lt;id&gt;_&lt;secret&gt;</c>; shown in logs.</param>
/// <param name="Hash">SHA-256 of the whole text, 32 bytes.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Devices">Its device rule: switch-qualified patterns with <c>*</c> and <c>?</c>; <c>*</c> alone is everything.</param>
/// <param name="CounterpartsVisible">Whether parties outside the rule are shown with their numbers inside a visible call.</param>
/// <param name="Expires">When it ends, UTC; null when it does not.</param>
public sealed record ApiKey(
    string Id,
    ReadOnlyMemory<byte> Hash,
    IReadOnlySet<ApiScope> Scopes,
    IReadOnlyList<string> Devices,
    bool CounterpartsVisible,
    DateTimeOffset? Expires
)
{
    /// <summary>The device rule as reads, streams and commands ask it.</summary>
    public AccessRule Rule { get; } = new() { Patterns = Devices, CounterpartsVisible = CounterpartsVisible };

    /// <summary>What the key sees without a filter; for looking at objects only, a stream makes a view of its own.</summary>
    public EventView View { get; } =
        new(ViewFilter.Everything, new AccessRule { Patterns = Devices, CounterpartsVisible = CounterpartsVisible });

    /// <summary>Whether the key carries a scope; <see cref="ApiScope.Admin"/> carries all.</summary>
    public bool Has(ApiScope scope) => Scopes.Contains(scope) || Scopes.Contains(ApiScope.Admin);
}
