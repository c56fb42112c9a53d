using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Monitors;

namespace CtiMiddleware.Runtime;

/// <summary>The middleware without its doors: what the server's endpoints use. All members are thread-safe.</summary>
public interface ICtiRuntime
{
    /// <summary>The one event log with the present state of every object.</summary>
    EventLog Log { get; }

    /// <summary>The configured switches, in the order of the configuration.</summary>
    IReadOnlyList<SwitchId> Switches { get; }

    /// <summary>What a switch can do; null for a name that is not configured.</summary>
    SwitchCapabilities? Capabilities(SwitchId @switch);

    /// <summary>
    /// Carries out a command and returns when its outcome is known (or at once with <c>respond-async</c>, see <see cref="CommandOptions"/>).
    /// Never throws for what the switch or the link does: that is the operation's outcome.
    /// </summary>
    Task<Operation> ExecuteAsync(SwitchId @switch, SwitchCommand command, CommandOptions options, CancellationToken cancellationToken);

    /// <summary>An operation by its identifier; null when unknown or older than 24 hours.</summary>
    Operation? FindOperation(OperationId id);

    /// <summary>Counters and present details of a link; null for a name that is not configured.</summary>
    LinkDiagnostics? Diagnostics(LinkId link);

    /// <summary>The monitors of a switch; none on one that shows everything by itself, nor for a name that is not configured.</summary>
    Task<IReadOnlyList<MonitorStatus>> MonitorsAsync(SwitchId @switch, CancellationToken cancellationToken);

    /// <summary>
    /// Sees to it that the calls of devices are seen until the lease is disposed: starts their monitors where the switch's are on demand. Devices
    /// of switches that are not configured are not asked for.
    /// </summary>
    MonitorLease Observe(IReadOnlyCollection<DeviceId> devices);

    /// <summary>Tests a link's definition with a connection of its own: resolve, connect, TLS, log on, version, snapshot. Does not touch the running link.</summary>
    Task<IReadOnlyList<LinkTestStep>> TestLinkAsync(LinkId link, CancellationToken cancellationToken);

    /// <summary>Operates a link: <c>restart</c>, <c>enable</c>, <c>disable</c> or <c>drain</c>. False for a name that is not configured.</summary>
    Task<bool> OperateLinkAsync(LinkId link, LinkOperation operation, CancellationToken cancellationToken);
}
