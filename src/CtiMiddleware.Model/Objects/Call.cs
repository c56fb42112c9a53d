using System.Text.Json.Serialization;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.Objects;

/// <summary>A call: the devices that are joined, or about to be. Ends with its last connection.</summary>
public sealed record Call : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ObjectKind Kind => ObjectKind.Call;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id.Value;

    /// <summary>The identifier, never reused.</summary>
    public required CallId Id { get; init; }

    /// <summary>The switch.</summary>
    public required SwitchId Switch { get; init; }

    /// <summary>The thread: survives transfer, conference and consultation.</summary>
    public required ThreadId Thread { get; init; }

    /// <summary>When the middleware first saw it, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The caller, frozen before any merge (field rule 5).</summary>
    public required Party Calling { get; init; }

    /// <summary>What was dialled first, frozen likewise.</summary>
    public required Party Called { get; init; }

    /// <summary>The call this one was made from as a consultation; null when it is none (field rule 7).</summary>
    public CallId? Parent { get; init; }

    /// <summary>The connections in the order they came.</summary>
    public required IReadOnlyList<Connection> Connections { get; init; }

    /// <summary>The switch's own identifiers.</summary>
    public required NativeCall Native { get; init; }
}
