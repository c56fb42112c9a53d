using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>The middleware's own identifier of one command given to it, `op_…`.</summary>
/// <param name="Value">The text, opaque to applications except where the summary says otherwise. Compared ordinally.</param>
[JsonConverter(typeof(IdentifierJsonConverter<OperationId>))]
public readonly record struct OperationId(string Value) : IIdentifier<OperationId>
{
    /// <inheritdoc/>
    public static OperationId FromText(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
