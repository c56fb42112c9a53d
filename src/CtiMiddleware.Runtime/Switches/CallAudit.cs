using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Runtime.Commands;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// Compares the calls with the switch's own from time to time while it is in service, because the end of a call may get lost (field rule 38), and
/// soon after something happened that makes it likely. Loop's thread only.
/// </summary>
internal sealed class CallAudit
{
    // What brings an audit about often comes in a row.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private readonly SwitchDefinition _definition;
    private readonly CommandTable _commands;
    private readonly Func<LinkSession?> _active;
    private readonly LoopTimer _timer;
    private bool _running;
    private bool _again;

    public CallAudit(SwitchDefinition definition, CommandTable commands, LoopTimers timers, Func<LinkSession?> active)
    {
        _definition = definition;
        _commands = commands;
        _active = active;
        _timer = timers.Create(Run);
    }

    /// <summary>Called before each, to look at what else may have been missed.</summary>
    public Action Before { get; init; } = static () => { };

    /// <summary>The switch is in service: the next one is due after the interval.</summary>
    public void Start()
    {
        if (_definition.AuditInterval > TimeSpan.Zero && _active() is not null)
            _timer.Start(_definition.AuditInterval);
    }

    /// <summary>The link is lost.</summary>
    public void Stop()
    {
        _timer.Stop();
        _again = false;
    }

    /// <summary>Compares within a second.</summary>
    public void RunSoon()
    {
        if (_active() is null)
            return;
        if (_running)
            _again = true;
        else
            _timer.Start(Soon);
    }

    private void Run()
    {
        if (_active() is not { } link)
            return;
        Before();
        _running = true;
        var command = new PendingCommand(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls), _definition.SnapshotTimeout)
        {
            Ended = (_, _) => Ended(),
        };
        _commands.Submit(command, link, whyNot: "");
    }

    private void Ended()
    {
        _running = false;
        if (_again)
        {
            _again = false;
            RunSoon();
            return;
        }
        Start();
    }
}
