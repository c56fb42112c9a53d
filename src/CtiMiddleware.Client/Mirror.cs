namespace CtiMiddleware.Client;

/// <summary>
/// A live read model of what the key may see: the fold of the event stream, kept by a task of its own. Reading is thread-safe and never waits; each
/// <see cref="State"/> is one consistent position of the log. Dispose it to end the stream.
/// </summary>
public sealed class Mirror : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private Task _run = Task.CompletedTask;
    private TaskCompletionSource _changed = NewSignal();
    private volatile MirrorState _state = MirrorState.Empty;

    private Mirror() { }

    /// <summary>The state now. Immutable: keep it as long as you like.</summary>
    public MirrorState State => _state;

    /// <summary>The calls now, by identifier.</summary>
    public IReadOnlyDictionary<string, Call> Calls => _state.Calls;

    /// <summary>The agents now, by identifier.</summary>
    public IReadOnlyDictionary<string, Agent> Agents => _state.Agents;

    /// <summary>The devices now, by identifier.</summary>
    public IReadOnlyDictionary<string, Device> Devices => _state.Devices;

    /// <summary>The groups now, by identifier.</summary>
    public IReadOnlyDictionary<string, Group> Groups => _state.Groups;

    /// <summary>The threads now, by identifier.</summary>
    public IReadOnlyDictionary<string, CallThread> Threads => _state.Threads;

    /// <summary>The switches now, by name.</summary>
    public IReadOnlyDictionary<string, Switch> Switches => _state.Switches;

    /// <summary>The links now, by name.</summary>
    public IReadOnlyDictionary<string, Link> Links => _state.Links;

    /// <summary>
    /// Waits until the state is another than <paramref name="seen"/> and returns it. Several changes may have come together; what the stream refused for
    /// good (a revoked key) is thrown here.
    /// </summary>
    /// <param name="seen">The state that the caller has.</param>
    /// <param name="cancellationToken">Ends the waiting only.</param>
    public async Task<MirrorState> ChangedAsync(MirrorState seen, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task signal;
            lock (_lock)
            {
                if (!ReferenceEquals(_state, seen))
                    return _state;
                signal = _changed.Task;
            }
            await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until a condition holds and returns the state in which it does.</summary>
    /// <param name="condition">Called with each state that is seen; must not block.</param>
    /// <param name="cancellationToken">Ends the waiting only.</param>
    public async Task<MirrorState> WhenAsync(Func<MirrorState, bool> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var state = _state;
        while (!condition(state))
            state = await ChangedAsync(state, cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>Ends the stream.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        _stop.Dispose();
    }

    internal static async Task<Mirror> OpenAsync(IAsyncEnumerable<CtiEvent> events, CancellationToken cancellationToken)
    {
        var mirror = new Mirror();
        mirror._run = mirror.RunAsync(events);
        try
        {
            await mirror.WhenAsync(static state => state.InSync, cancellationToken).ConfigureAwait(false);
            return mirror;
        }
        catch
        {
            await mirror.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task RunAsync(IAsyncEnumerable<CtiEvent> events)
    {
        try
        {
            await foreach (var @event in events.WithCancellation(_stop.Token).ConfigureAwait(false))
                Become(_state.After(@event));
            Fail(new CtiException("The stream ended.") { Code = "client.ended" });
        }
        catch (OperationCanceledException exception) when (_stop.IsCancellationRequested)
        {
            Fail(new ObjectDisposedException(nameof(Mirror), exception));
        }
        catch (Exception exception)
        {
            // Whatever ended it, whoever waits must hear of it.
            Fail(exception);
        }
    }

    private void Become(MirrorState state)
    {
        TaskCompletionSource signal;
        lock (_lock)
        {
            if (ReferenceEquals(state, _state))
                return;
            _state = state;
            signal = _changed;
            _changed = NewSignal();
        }
        signal.SetResult();
    }

    private void Fail(Exception exception)
    {
        lock (_lock)
        {
            _state = _state with { InSync = false, Trouble = exception.Message };
            _changed.TrySetException(exception);
            // Nobody may be waiting; the failure stays readable in Trouble.
            _ = _changed.Task.Exception;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
