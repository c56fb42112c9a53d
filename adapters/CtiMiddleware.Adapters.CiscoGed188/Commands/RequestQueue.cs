namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>Requests that serve one purpose, a few at a time, so that commands find their way between them. Ends when all are answered.</summary>
/// <param name="answered">Called for each answer, so that who waits for the whole sees that it goes on.</param>
/// <param name="ended">Called when nothing waits and nothing is out; it may add further requests, and is called again when they are answered.</param>
internal sealed class RequestQueue(Action answered, Action ended)
{
    private readonly Queue<Action> _waiting = new();
    private int _out;
    private bool _running;

    /// <summary>One more request: the action sends it, and its exchange calls <see cref="Done"/>.</summary>
    public void Add(Action send) => _waiting.Enqueue(send);

    /// <summary>One request is answered.</summary>
    public void Done()
    {
        _out--;
        answered();
        Run();
    }

    /// <summary>Sends what may be sent now.</summary>
    public void Run()
    {
        // A request that cannot be written is answered while it is sent.
        if (_running)
            return;
        _running = true;
        while (_out < GedLimits.SnapshotWindow && _waiting.TryDequeue(out var send))
        {
            _out++;
            send();
        }
        _running = false;
        if (_out == 0 && _waiting.Count == 0)
            ended();
    }
}
