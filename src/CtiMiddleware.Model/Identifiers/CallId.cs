using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>The middleware's own identifier of a call, `call_…`. Never reused; stays the same while the switch's call exists (field rule 1).</summary>
/// <param name="Value">The text, opaque to applications except where the summary says otherwise. Compared ordinally.</param>
[JsonConverter(typeof(IdentifierJsonConverter<CallId>))]
public readonly record struct CallId(string Value) : IIdentifier<CallId>
{
    /// <inheritdoc/>
    public static CallId FromText(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
