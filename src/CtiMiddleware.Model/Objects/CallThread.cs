using System.Text.Json.Serialization;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.Objects;

/// <summary>What holds together over transfer, conference and consultation, and what a CRM stores. The attached data hang on it.</summary>
public sealed record CallThread : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ObjectKind Kind => ObjectKind.Thread;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id.Value;

    /// <summary>The identifier.</summary>
    public required ThreadId Id { get; init; }

    /// <summary>The switch on which it began.</summary>
    public required SwitchId Switch { get; init; }

    /// <summary>When its first call was seen, UTC. Of two threads that meet the older survives.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The calls it has now.</summary>
    public required IReadOnlyList<CallId> Calls { get; init; }

    /// <summary>Attached data.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>The thread into which this one was merged; null while it stands by itself.</summary>
    public ThreadId? MergedInto { get; init; }
}
