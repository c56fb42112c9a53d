using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>
/// The requests of monitors that are on their way or wait for their turn: so many at once, each answer counted for the link it went over and for
/// no later one. Loop's thread only.
/// </summary>
/// <param name="host">Carries them.</param>
/// <param name="window">How many at once.</param>
/// <param name="mayGo">Asked when a request's turn comes; false drops it.</param>
/// <param name="answered">Told of each answer; null when the request could not be sent.</param>
internal sealed class MonitorRequests(
    IMonitorHost host,
    int window,
    Func<MonitorRecord, bool> mayGo,
    Action<MonitorRecord, CommandAnswer?> answered
)
{
    private readonly Queue<MonitorRecord> _waiting = new();
    private Action? _idle;
    private int _running;
    private int _link;

    /// <summary>A link is there.</summary>
    public bool Linked { get; private set; }

    /// <summary>A link is there; tells once when nothing waits and nothing is on its way, see <see cref="TellWhenIdle"/>.</summary>
    public void Begin(Action idle)
    {
        Linked = true;
        _idle = idle;
    }

    /// <summary>The link is lost; what was asked over it has no answer.</summary>
    public void Lost()
    {
        Linked = false;
        _link++;
        _running = 0;
        _waiting.Clear();
        _idle = null;
    }

    /// <summary>Asks for a monitor when its turn comes.</summary>
    public void Start(MonitorRecord record)
    {
        _waiting.Enqueue(record);
        Pump();
    }

    /// <summary>Asks for the end of one; false when it cannot be sent.</summary>
    public bool TryStop(MonitorRecord record, Action<CommandAnswer> ended)
    {
        var link = _link;
        return host.TryRun(
            new SwitchCommand.MonitorStop(record.Number),
            answer =>
            {
                if (link == _link)
                    ended(answer);
            }
        );
    }

    /// <summary>Tells who waits for it when all have been answered.</summary>
    public void TellWhenIdle()
    {
        if (_running > 0 || _waiting.Count > 0 || _idle is not { } idle)
            return;
        _idle = null;
        idle();
    }

    private void Pump()
    {
        while (_running < window && _waiting.TryDequeue(out var record))
        {
            if (!mayGo(record))
                continue;
            var link = _link;
            _running++;
            var sent = host.TryRun(
                new SwitchCommand.MonitorStart(record.Number),
                answer =>
                {
                    // A later link has its own account, and what its loss ended the switch did not say.
                    if (link == _link && host.HasLink)
                        Answered(record, answer);
                }
            );
            if (sent)
                continue;
            _running--;
            answered(record, null);
        }
    }

    private void Answered(MonitorRecord record, CommandAnswer answer)
    {
        _running--;
        host.Progress();
        answered(record, answer);
        Pump();
        TellWhenIdle();
    }
}
