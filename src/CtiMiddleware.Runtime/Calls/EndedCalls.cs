namespace CtiMiddleware.Runtime.Calls;

/// <summary>Native identifiers of calls that ended lately: a late event for one must not bring it back, a new call may use it again (field rule 1).</summary>
internal sealed class EndedCalls
{
    private const int Limit = 8192;
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> _endedAt = [];
    private readonly Queue<(string Id, DateTimeOffset At)> _order = new();

    public void Add(string id, DateTimeOffset now)
    {
        _endedAt[id] = now;
        _order.Enqueue((id, now));
        while (_order.Count > Limit || (_order.Count > 0 && now - _order.Peek().At > Keep))
        {
            var (oldest, at) = _order.Dequeue();
            if (_endedAt.TryGetValue(oldest, out var last) && last == at)
                _endedAt.Remove(oldest);
        }
    }

    public bool TryGet(string id, out DateTimeOffset at) => _endedAt.TryGetValue(id, out at);

    public void Remove(string id) => _endedAt.Remove(id);

    public void Clear()
    {
        _endedAt.Clear();
        _order.Clear();
    }
}
