using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Events;

/// <summary>What <see cref="EventWriter"/> writes: an event, whole or as one view of it.</summary>
internal readonly record struct EventText(
    Cursor Cursor,
    string Type,
    SwitchId? Switch,
    string Subject,
    ThreadId? Thread,
    DateTimeOffset Time,
    EventBody Body
)
{
    /// <summary>Indices in <c>changed</c> of objects that came into the view; null when none.</summary>
    public List<int>? Entered { get; init; }

    /// <summary>Indices in <c>removed</c> of objects that left the view and go on outside it; null when none.</summary>
    public List<int>? Left { get; init; }
}
