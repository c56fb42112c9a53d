namespace CtiMiddleware.Runtime.Switches;

/// <summary>Runs a switch's loop in real time on a thread of its own, asleep while there is nothing to do.</summary>
internal sealed class LoopThread
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly SwitchLoop _loop;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object _sleep = new();
    private bool _news;
    private volatile bool _stop;

    /// <summary>Takes the loop over; only <see cref="SwitchLoop.Post"/> may be used from here on.</summary>
    public LoopThread(SwitchLoop loop)
    {
        _loop = loop;
        loop.Waker = Wake;
    }

    /// <summary>Starts the thread.</summary>
    public void Start() => new Thread(Run) { IsBackground = true, Name = $"cti-loop {_loop.Definition.Id}" }.Start();

    /// <summary>Ends the thread after what was posted before; completes when it ended.</summary>
    public Task StopAsync()
    {
        _stop = true;
        Wake();
        return _ended.Task;
    }

    private void Run()
    {
        try
        {
            while (true)
            {
                var stop = _stop;
                while (_loop.Turn())
                {
                    // As long as there is something to do.
                }
                if (stop)
                    break;
                Sleep(_loop.UntilNext ?? Longest);
            }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    private void Sleep(TimeSpan time)
    {
        // Monitor.Wait counts whole milliseconds: rounded up, or a timer would be polled for its last fraction of one.
        var milliseconds = Math.Ceiling(Math.Min(time.TotalMilliseconds, Longest.TotalMilliseconds));
        lock (_sleep)
        {
            if (!_news && milliseconds > 0)
                Monitor.Wait(_sleep, (int)milliseconds);
            _news = false;
        }
    }

    private void Wake()
    {
        lock (_sleep)
        {
            if (_news)
                return;
            _news = true;
            Monitor.Pulse(_sleep);
        }
    }
}
