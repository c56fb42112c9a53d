using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>An object looked up by its identifier.</summary>
/// <param name="Status">Whether it exists, ended or was never known.</param>
/// <param name="Object">The object, or its last state when it ended; a merged thread has <c>mergedInto</c>.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
/// <param name="Cause">Why it ended.</param>
public readonly record struct ObjectLookup(LookupStatus Status, CtiObject? Object, DateTimeOffset? EndedAt, EventCause? Cause);
