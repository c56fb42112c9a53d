namespace CtiMiddleware.Server.Streaming;

/// <summary>
/// The places of sockets that have not said who they are, apart from those of streams: who has no key cannot take the streams' places. Thread-safe.
/// </summary>
/// <param name="limit">The most at once.</param>
/// <param name="perAddress">The most of one remote address.</param>
internal sealed class UnauthenticatedSockets(int limit, int perAddress)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Takes a place; false when there is none.</summary>
    public bool TryEnter(string address)
    {
        lock (_lock)
        {
            var count = _counts.GetValueOrDefault(address);
            if (_count >= limit || count >= perAddress)
                return false;
            _counts[address] = count + 1;
            _count++;
            return true;
        }
    }

    /// <summary>Gives a place back that was taken.</summary>
    public void Leave(string address)
    {
        lock (_lock)
        {
            _count--;
            if (--_counts[address] == 0)
                _counts.Remove(address);
        }
    }
}
