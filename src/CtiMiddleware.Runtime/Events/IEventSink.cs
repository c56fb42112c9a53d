using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Events;

/// <summary>Where registries and supervision write their events: the log, or a list in a test.</summary>
public interface IEventSink
{
    /// <summary>Where the log stands now.</summary>
    Cursor Head { get; }

    /// <summary>Appends an event and returns its position.</summary>
    long Append(EventDraft draft);
}
