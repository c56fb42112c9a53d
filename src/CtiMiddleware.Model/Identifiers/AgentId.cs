using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>A switch-scoped agent identifier, for example `hq:agent:4711`.</summary>
/// <param name="Value">The text, opaque to applications except where the summary says otherwise. Compared ordinally.</param>
[JsonConverter(typeof(IdentifierJsonConverter<AgentId>))]
public readonly record struct AgentId(string Value) : IIdentifier<AgentId>
{
    /// <inheritdoc/>
    public static AgentId FromText(string value) => new(value);

    /// <summary>Builds the identifier of an agent on a switch.</summary>
    public static AgentId Of(SwitchId @switch, string agent) => new(string.Concat(@switch.Value, ":agent:", agent));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
