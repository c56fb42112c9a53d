using CtiMiddleware.Model.Events;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.DataLinks;

/// <summary>A message desk's record on its way to the call that rings.</summary>
/// <param name="History">What it says.</param>
/// <param name="Port">The number of the port's device on the switch that owns it.</param>
/// <param name="Received">When its last byte was received, UTC.</param>
/// <param name="Frame">Where it stands on its link.</param>
public sealed record HistoryRecord(DataLinkEvent.CallHistory History, string Port, DateTimeOffset Received, FrameRef Frame)
{
    /// <summary>Told, on the record's own link, when it found no call: counts it there.</summary>
    public Action<string> Counted { get; init; } = static _ => { };

    /// <summary>Whether another record says the same.</summary>
    public bool Repeats(HistoryRecord other) => Port == other.Port && History == other.History;
}
