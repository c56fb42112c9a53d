namespace CtiMiddleware.Runtime.Events;

/// <summary>What ended, kept for a while and up to a number, so that "ended" can be told from "never known". Not thread-safe.</summary>
internal sealed class EndedObjects<T>(TimeSpan keep, int limit)
{
    private readonly Dictionary<string, (DateTimeOffset At, T Value)> _byId = [];
    private readonly Queue<(string Id, DateTimeOffset At)> _order = new();

    public int Count => _byId.Count;

    public void Add(string id, DateTimeOffset now, T value)
    {
        _byId[id] = (now, value);
        _order.Enqueue((id, now));
        while (_order.Count > 0 && (_order.Count > limit || now - _order.Peek().At > keep))
        {
            var (oldest, at) = _order.Dequeue();
            // An identifier that ended twice (a device) stands in the queue twice; only its last end counts.
            if (_byId.TryGetValue(oldest, out var kept) && kept.At == at)
                _byId.Remove(oldest);
        }
    }

    public void Remove(string id) => _byId.Remove(id);

    public bool TryGet(string id, DateTimeOffset now, out DateTimeOffset at, out T value)
    {
        var found = _byId.TryGetValue(id, out var kept) && now - kept.At <= keep;
        (at, value) = found ? kept : default;
        return found;
    }
}
