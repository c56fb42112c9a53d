namespace CtiMiddleware.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null on the last.</param>
/// <param name="Cursor">The log position at which the list was true: give it as <c>from</c> to <see cref="CtiClient.EventsAsync(EventFilter, string, CancellationToken)"/> and nothing is missed between.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, string? Cursor);
