using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>The name of one link of a switch, for example `hq-1`.</summary>
/// <param name="Value">The text, opaque to applications except where the summary says otherwise. Compared ordinally.</param>
[JsonConverter(typeof(IdentifierJsonConverter<LinkId>))]
public readonly record struct LinkId(string Value) : IIdentifier<LinkId>
{
    /// <inheritdoc/>
    public static LinkId FromText(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
