using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>What holds together over transfer, conference and consultation, and what an application stores. Attached data hang on it.</summary>
public sealed record CallThread : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "thread";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id;

    /// <summary>The identifier, <c>thr_…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The switch on which it began.</summary>
    public string Switch { get; init; } = "";

    /// <summary>When its first call was seen, UTC. Of two threads that meet the older survives.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The calls it has now.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>Attached data.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The thread into which this one was merged; null while it stands by itself.</summary>
    public string? MergedInto { get; init; }
}
