using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>A call: the devices that are joined or about to be. It ends with its last connection.</summary>
public sealed record Call : CtiObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "call";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => Id;

    /// <summary>The identifier, <c>call_…</c>, never reused.</summary>
    public string Id { get; init; } = "";

    /// <summary>The switch.</summary>
    public string Switch { get; init; } = "";

    /// <summary>The thread, which survives transfer, conference and consultation.</summary>
    public string Thread { get; init; } = "";

    /// <summary>When the server first saw it, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The caller, frozen before any merge.</summary>
    public Party Calling { get; init; } = Party.NotKnown;

    /// <summary>What was dialled first, frozen likewise.</summary>
    public Party Called { get; init; } = Party.NotKnown;

    /// <summary>The call from which this one was made as a consultation; null when it is none.</summary>
    public string? Parent { get; init; }

    /// <summary>The connections in the order they came.</summary>
    public IReadOnlyList<Connection> Connections { get; init; } = [];

    /// <summary>The call in the switch's own terms.</summary>
    public NativeCall? Native { get; init; }
}
