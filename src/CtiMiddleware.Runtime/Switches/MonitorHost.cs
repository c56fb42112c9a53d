using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Monitors;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>Carries out the monitors' requests over the link that carries the switch. Loop's thread only.</summary>
/// <param name="commands">The switch's commands.</param>
/// <param name="timeout">How long one request may take.</param>
/// <param name="active">The link that carries the switch; null when none does.</param>
/// <param name="whyNot">Why there is none.</param>
/// <param name="audit">Compares the calls; made after this.</param>
internal sealed class MonitorHost(
    CommandTable commands,
    TimeSpan timeout,
    Func<LinkSession?> active,
    Func<string> whyNot,
    Func<CallAudit> audit
) : IMonitorHost
{
    /// <inheritdoc/>
    public string WhyNot => whyNot();

    /// <inheritdoc/>
    public bool HasLink => active() is { Accepts: true };

    /// <inheritdoc/>
    public bool TryRun(SwitchCommand command, Action<CommandAnswer> ended)
    {
        if (active() is not { } link)
            return false;
        commands.Submit(new PendingCommand(command, timeout) { Ended = (_, answer) => ended(answer) }, link, whyNot: "");
        return true;
    }

    /// <inheritdoc/>
    public void Progress() => active()?.Input(new SupervisionInput.Progress());

    /// <inheritdoc/>
    public void CallsMayBeGone() => audit().RunSoon();
}
