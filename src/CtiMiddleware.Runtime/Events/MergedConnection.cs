using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Events;

/// <summary>A connection of a merge, old → new, in the middleware's identifiers.</summary>
/// <param name="Old">Before; null when it began by the merge.</param>
/// <param name="New">After; null when it ended by the merge.</param>
/// <param name="Device">Its device; null when not known or masked.</param>
public sealed record MergedConnection(ConnectionId? Old, ConnectionId? New, DeviceId? Device);
