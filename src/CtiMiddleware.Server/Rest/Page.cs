using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Server.Rest;

/// <summary>A part of a list.</summary>
/// <param name="Items">The objects, ordered by identifier.</param>
/// <param name="Next">Give it as <c>after</c> to read on; null at the end. Opaque.</param>
/// <param name="Cursor">The log position that this part shows. Read a list to its end, then start a stream at the <em>first</em> part's cursor: nothing is lost.</param>
/// <typeparam name="T">The kind of objects.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, Cursor? Cursor);
