using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>A thread at the position of an event: visible to a reader when one of its calls is, so its calls must be known as they stood there.</summary>
/// <param name="Before">The thread before the event; null when it began with it.</param>
/// <param name="After">The thread after the event; null when it ended with it.</param>
/// <param name="Others">Its calls, before or after, that the event neither changed nor removed; null when there are none.</param>
internal readonly record struct ThreadContext(CallThread? Before, CallThread? After, Call[]? Others);
