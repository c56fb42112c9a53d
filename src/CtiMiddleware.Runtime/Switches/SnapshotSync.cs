using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Monitors;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// Reads a switch's present state after log on, scope by scope, as paced commands; only then is the switch in service (architecture promise 6).
/// Monitors are started when the devices are known and before anything else is read, so that nothing falls between (field rule 27). Loop's
/// thread only.
/// </summary>
/// <param name="commands">The switch's commands.</param>
/// <param name="timeout">How long one request may take.</param>
/// <param name="monitors">The switch's monitors.</param>
internal sealed class SnapshotSync(CommandTable commands, TimeSpan timeout, MonitorTable monitors)
{
    // Calls last: their devices, groups and agents are known then.
    private static readonly SnapshotScope[] Order =
    [
        SnapshotScope.Devices,
        SnapshotScope.Groups,
        SnapshotScope.Agents,
        SnapshotScope.Calls,
    ];

    private readonly List<string> _restrictions = [];
    private LinkSession? _session;

    /// <summary>Begins; what was under way before is forgotten.</summary>
    public void Begin(LinkSession session)
    {
        _session = session;
        _restrictions.Clear();
        Request(session, 0);
    }

    /// <summary>The link is lost.</summary>
    public void Cancel(LinkSession session)
    {
        if (_session == session)
            _session = null;
    }

    /// <summary>A snapshot ended without naming everything.</summary>
    public void Incomplete(LinkSession session, SnapshotScope scope)
    {
        if (_session == session)
            _restrictions.Add($"the snapshot of {Name(scope)} is not complete");
    }

    private void Request(LinkSession session, int index)
    {
        if (index == Order.Length)
        {
            _session = null;
            session.Input(new SupervisionInput.Reconciled(_restrictions.Count == 0 ? null : string.Join("; ", _restrictions)));
            return;
        }
        var command = new PendingCommand(new SwitchCommand.RequestSnapshot(Order[index]), timeout)
        {
            Ended = (_, answer) => Answered(session, index, answer),
        };
        commands.Submit(command, session, "");
    }

    private void Answered(LinkSession session, int index, CommandAnswer answer)
    {
        if (_session != session || session.Status.State != LinkState.Syncing)
            return;
        var scope = Name(Order[index]);
        switch (answer.Outcome)
        {
            case CommandOutcome.Acknowledged or CommandOutcome.NotSupported:
                break;
            case CommandOutcome.Rejected:
                _restrictions.Add($"the switch refused the snapshot of {scope}: {answer.Text}");
                break;
            default:
                _session = null;
                session.End($"the snapshot of {scope} failed: {answer.Text}", CloseNext.Retry);
                return;
        }
        if (Order[index] == SnapshotScope.Devices)
            monitors.Begin(() => Monitored(session, index + 1));
        else
            Request(session, index + 1);
    }

    private void Monitored(LinkSession session, int next)
    {
        if (_session != session || session.Status.State != LinkState.Syncing)
            return;
        if (monitors.Missing is { } missing)
            _restrictions.Add(missing);
        Request(session, next);
    }

    private static string Name(SnapshotScope scope) =>
        scope switch
        {
            SnapshotScope.Devices => "devices",
            SnapshotScope.Groups => "groups",
            SnapshotScope.Agents => "agents",
            SnapshotScope.Calls => "calls",
            _ => scope.ToString(),
        };
}
