using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>The middleware's own identifier of a call thread, `thr_…`, the counterpart of ECMA-269 threadData: it survives transfer, conference and consultation.</summary>
/// <param name="Value">The text, opaque to applications except where the summary says otherwise. Compared ordinally.</param>
[JsonConverter(typeof(IdentifierJsonConverter<ThreadId>))]
public readonly record struct ThreadId(string Value) : IIdentifier<ThreadId>
{
    /// <inheritdoc/>
    public static ThreadId FromText(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
