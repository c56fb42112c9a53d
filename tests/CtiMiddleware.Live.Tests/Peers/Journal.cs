namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// What a peer has reported so far, in order, and a way to wait for what it will report. Nothing is ever removed,
/// so that a failed wait can show the whole story. Thread-safe.
/// </summary>
public sealed class Journal<T>(string owner)
    where T : notnull
{
    private const int Limit = 200_000;
    private readonly Lock gate = new();
    private readonly List<T> entries = [];
    private readonly string owner = owner;
    private TaskCompletionSource changed = NewSignal();
    private string? ended;

    /// <summary>How many entries there are: a position to wait from.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>A copy of what was reported from <paramref name="since"/> on.</summary>
    public IReadOnlyList<T> From(int since = 0)
    {
        lock (gate)
        {
            return entries.GetRange(since, entries.Count - since);
        }
    }

    /// <summary>Appends an entry.</summary>
    /// <exception cref="InvalidOperationException">The peer reports without end.</exception>
    public void Add(T entry)
    {
        lock (gate)
        {
            if (entries.Count >= Limit)
            {
                throw new InvalidOperationException($"{owner} reported more than {Limit} entries.");
            }

            entries.Add(entry);
            Signal();
        }
    }

    /// <summary>Says that nothing more will come; whoever still waits fails with <paramref name="reason"/>.</summary>
    public void End(string reason)
    {
        lock (gate)
        {
            ended ??= reason;
            Signal();
        }
    }

    /// <summary>The first entry at or after <paramref name="since"/> that matches.</summary>
    /// <param name="matches">The condition.</param>
    /// <param name="what">What is waited for, in the words of the failure message.</param>
    /// <param name="since">Where to begin to look.</param>
    /// <param name="within">The deadline; <see cref="Deadlines.Event"/> by default.</param>
    /// <exception cref="TimeoutException">It did not come in time; the message shows the last entries.</exception>
    public async Task<T> AwaitAsync(Func<T, bool> matches, string what, int since = 0, TimeSpan? within = null)
    {
        using var deadline = new CancellationTokenSource(within ?? Deadlines.Event);
        var next = since;
        while (true)
        {
            Task change;
            string? end;
            lock (gate)
            {
                for (; next < entries.Count; next++)
                {
                    if (matches(entries[next]))
                    {
                        return entries[next];
                    }
                }

                change = changed.Task;
                end = ended;
            }

            if (end is not null)
            {
                throw new TimeoutException($"{owner}: waiting for {what}, but {end}.{Tail(since)}");
            }

            try
            {
                await change.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"{owner}: no {what} in time.{Tail(since)}", late);
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        changed.TrySetResult();
        changed = NewSignal();
    }

    private string Tail(int since)
    {
        var all = From(since);
        var shown = string.Join("\n  ", all.TakeLast(40));
        return $" Reported since ({all.Count}, the last 40):\n  {shown}";
    }
}
