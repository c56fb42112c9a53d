using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>An object that ended.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Cause">Why.</param>
public sealed record RemovedObject(ObjectKind Kind, string Id, EventCause Cause);
