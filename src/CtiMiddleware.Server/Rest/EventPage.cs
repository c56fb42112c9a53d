using System.Text.Json;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Server.Rest;

/// <summary>Events of the past, as the stream would have sent them.</summary>
/// <param name="Items">CloudEvents in their order.</param>
/// <param name="Next">Give it as <c>from</c> to read on; null when there is nothing after <paramref name="Cursor"/> yet.</param>
/// <param name="Cursor">The last position looked at: a stream can start here.</param>
public sealed record EventPage(IReadOnlyList<JsonElement> Items, Cursor? Next, Cursor Cursor);
