using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>The middleware's own identifier of a connection, `conn_…`: one device in one call (ECMA-269, 6.1.5).</summary>
/// <param name="Value">The text, opaque to applications except where the summary says otherwise. Compared ordinally.</param>
[JsonConverter(typeof(IdentifierJsonConverter<ConnectionId>))]
public readonly record struct ConnectionId(string Value) : IIdentifier<ConnectionId>
{
    /// <inheritdoc/>
    public static ConnectionId FromText(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
