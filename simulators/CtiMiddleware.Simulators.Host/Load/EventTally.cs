namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>Counts what a reader of uniform events got. Not thread-safe.</summary>
public sealed class EventTally
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _established = new(StringComparer.Ordinal);

    /// <summary>Events.</summary>
    public long Events { get; private set; }

    /// <summary>Calls met.</summary>
    public int Seen => _seen.Count;

    /// <summary>Calls answered.</summary>
    public int Established => _established.Count;

    /// <summary>Calls ended.</summary>
    public long Ended { get; private set; }

    /// <summary>Arrivals of events that came from a frame.</summary>
    public List<EventArrival> Arrivals { get; } = [];

    /// <summary>Counts an event.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="call">The call it is about; null for none.</param>
    /// <param name="ended">How many calls ended by it.</param>
    /// <param name="frame">Where its frame stands; null when it came from none.</param>
    /// <param name="at">When the reader had it.</param>
    public void Count(string type, string? call, int ended, long? frame, long at)
    {
        Events++;
        Ended += ended;
        if (call is not null && type.StartsWith("cti.call.", StringComparison.Ordinal))
        {
            _seen.Add(call);
            if (type == "cti.call.established.v1")
                _established.Add(call);
        }
        if (frame is { } position)
            Arrivals.Add(new EventArrival(position, at));
    }
}
