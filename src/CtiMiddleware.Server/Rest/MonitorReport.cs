using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Server.Rest;

/// <summary>
/// A monitor. A switch that shows everything needs none of single devices: one entry stands for all of it. On one that does not, each device that
/// is monitored, or is to be, has its own.
/// </summary>
/// <param name="Id">Its name.</param>
/// <param name="Switch">The switch.</param>
/// <param name="Observes">What the switch shows by itself.</param>
/// <param name="Object">What is observed: a device, or a pattern.</param>
/// <param name="State">
/// <c>active</c>; <c>stale</c> while the switch is not in service; of a device also <c>waiting</c> for a link, <c>starting</c>, <c>refused</c> by the
/// switch, <c>lost</c> (ended by it), <c>stopping</c>.
/// </param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Subscribers">How many subscriptions of streams use it, or may.</param>
public sealed record MonitorReport(
    string Id,
    SwitchId Switch,
    SwitchObservation Observes,
    string Object,
    string State,
    DateTimeOffset Since,
    int Subscribers
)
{
    /// <summary>Why it is not active, in the switch's own words where it gave some; null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>The configuration asks for it, whoever uses it.</summary>
    public bool? Configured { get; init; }

    /// <summary>Failed attempts in a row; null when there are none.</summary>
    public int? Attempt { get; init; }

    /// <summary>When the switch is asked again, UTC; null when that is not due.</summary>
    public DateTimeOffset? NextRetry { get; init; }
}
