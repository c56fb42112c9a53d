using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Events;

/// <summary>The one event log (contract under construction).</summary>
public sealed class EventLog : IEventSink
{
    /// <inheritdoc/>
    public Cursor Head => default;

    /// <inheritdoc/>
    public long Append(EventDraft draft) => 0;
}
