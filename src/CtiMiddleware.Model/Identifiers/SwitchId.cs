using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>The configured name of one switching function, for example `hq`. Unique in the process; never contains a colon.</summary>
/// <param name="Value">The text, opaque to applications except where the summary says otherwise. Compared ordinally.</param>
[JsonConverter(typeof(IdentifierJsonConverter<SwitchId>))]
public readonly record struct SwitchId(string Value) : IIdentifier<SwitchId>
{
    /// <inheritdoc/>
    public static SwitchId FromText(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
