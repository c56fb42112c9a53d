namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>The requests of one session that came while faults were set, so that their answers are known: the last thousand.</summary>
internal sealed class RequestMemory
{
    private const int Limit = 1024;

    private readonly Dictionary<string, Remembered> _requests = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, Remembered Request)> _order = [];

    public bool IsEmpty => _requests.Count == 0;

    public void Remember(string? invokeId, string name, bool silent, TimeSpan? late)
    {
        var key = invokeId ?? "";
        var request = new Remembered(name, silent, late);
        _requests[key] = request;
        _order.Enqueue((key, request));
        while (_order.Count > Limit)
        {
            var (oldest, was) = _order.Dequeue();
            if (_requests.TryGetValue(oldest, out var now) && ReferenceEquals(now, was))
                _requests.Remove(oldest);
        }
    }

    /// <summary>An identifier is used again for a request that no fault touches.</summary>
    public void Forget(string? invokeId)
    {
        if (_requests.Count > 0)
            _requests.Remove(invokeId ?? "");
    }

    public Remembered? Find(string? invokeId) => _requests.GetValueOrDefault(invokeId ?? "");

    internal sealed record Remembered(string Name, bool Silent, TimeSpan? Late);
}
