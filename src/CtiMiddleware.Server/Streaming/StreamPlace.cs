namespace CtiMiddleware.Server.Streaming;

/// <summary>The place that one socket takes: among those that have not said who they are, then among the streams. One thread at a time.</summary>
/// <param name="registry">The places of streams.</param>
/// <param name="waiting">The places of sockets without a key.</param>
/// <param name="address">The remote address.</param>
internal sealed class StreamPlace(StreamRegistry registry, UnauthenticatedSockets waiting, string address) : IDisposable
{
    private bool _waits;
    private bool _entered;

    /// <summary>The number of the stream; 0 before it is one.</summary>
    public long Number { get; private set; }

    /// <summary>Takes a place without a key; false when there is none.</summary>
    public bool TryWait() => _waits = waiting.TryEnter(address);

    /// <summary>Takes a stream's place, for which the other is given back; false when there is none.</summary>
    public bool TryEnter()
    {
        _entered = registry.TryEnter(out var number);
        Number = number;
        if (_entered)
            StopWaiting();
        return _entered;
    }

    /// <summary>Gives back what was taken.</summary>
    public void Dispose()
    {
        StopWaiting();
        if (_entered)
            registry.Leave(Number);
        _entered = false;
    }

    private void StopWaiting()
    {
        if (_waits)
            waiting.Leave(address);
        _waits = false;
    }
}
