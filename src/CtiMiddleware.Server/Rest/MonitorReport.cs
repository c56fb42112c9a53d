using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Server.Rest;

/// <summary>How a switch is observed. A switch that shows everything needs no monitors of devices: one stands for all.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Switch">The switch.</param>
/// <param name="Observes"><c>everything</c>, <c>perDevice</c> or <c>perCall</c>.</param>
/// <param name="Object">What is observed, as a pattern.</param>
/// <param name="State"><c>active</c> or <c>stale</c>.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Subscribers">How many subscriptions of streams may use it.</param>
public sealed record MonitorReport(
    string Id,
    SwitchId Switch,
    string Observes,
    string Object,
    string State,
    DateTimeOffset Since,
    int Subscribers
);
